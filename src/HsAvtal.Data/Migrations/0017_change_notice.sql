-- Tells whoever listens that something has changed, in the transaction that logged it: at its commit, or not at all. Only ids and
-- kinds, one notice for each thing; what outside of the agreements changes (accounts, sign-in) is nobody's news.
CREATE FUNCTION tell_of_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM pg_notify('hsavtal_change', concat_ws(' ', n.chain, n.user_id, n.entity, coalesce(n.aggregate_id::text, '-'), coalesce(n.organisation_id::text, '-'), coalesce(n.draft, '-')))
    FROM (
        SELECT DISTINCT a.chain, a.user_id, a.entity, a.aggregate_id, a.organisation_id, a.draft
        FROM added a WHERE a.chain <> '00000000-0000-0000-0000-000000000000') n;
    RETURN NULL;
END $$;

CREATE TRIGGER tell_of_change AFTER INSERT ON change_log REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
