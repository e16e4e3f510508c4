-- Whom nobody has ever given a role is anybody's to give one, and found without looking at everybody.
ALTER TABLE user_account ADD COLUMN has_had_role boolean NOT NULL DEFAULT false;

UPDATE user_account SET has_had_role = true WHERE id IN (SELECT user_id FROM role_assignment);

CREATE INDEX ix_user_account_without_role ON user_account (id) WHERE NOT has_had_role;

CREATE FUNCTION note_role() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE user_account SET has_had_role = true WHERE id IN (SELECT user_id FROM given) AND NOT has_had_role;
    RETURN NULL;
END $$;

CREATE TRIGGER note_role AFTER INSERT ON role_assignment REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION note_role();

DROP FUNCTION IF EXISTS accounts_without_role();
