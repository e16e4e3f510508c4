-- The change log becomes a chain per agreement: what an entry belongs to, its place, and a hash over it and all before it.

CREATE TABLE change_log_head (
    chain uuid NOT NULL,
    sequence bigint NOT NULL,
    hash bytea NOT NULL,
    written_in xid8 NOT NULL,
    CONSTRAINT pk_change_log_head PRIMARY KEY (chain)
);

ALTER TABLE change_log
    ADD COLUMN role character varying(40),
    ADD COLUMN organisation_id uuid,
    ADD COLUMN draft character varying(40),
    ADD COLUMN chain uuid,
    ADD COLUMN sequence bigint,
    ADD COLUMN hash bytea;

-- A field as its length in bytes and its text, or a dash: no two lists of fields read the same.
CREATE FUNCTION change_log_field(field text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(octet_length(field) || ':' || field, '-');

-- Everything that the hash covers. HsAvtal.Data/ChangeLog/ChainHash.cs says the same; to change it breaks every chain.
CREATE FUNCTION change_log_content(e change_log, sequence bigint) RETURNS text LANGUAGE sql STABLE
RETURN change_log_field(e.chain::text)
    || change_log_field(sequence::text)
    || change_log_field(e.id::text)
    || change_log_field((extract(epoch FROM e.occurred_at) * 1000000)::bigint::text)
    || change_log_field(e.user_id::text)
    || change_log_field(e.user_name)
    || change_log_field(e.role)
    || change_log_field(e.action)
    || change_log_field(e.entity)
    || change_log_field(e.entity_id)
    || change_log_field(e.aggregate_id::text)
    || change_log_field(e.organisation_id::text)
    || change_log_field(e.draft)
    || change_log_field(e.before::text)
    || change_log_field(e.after::text)
    || change_log_field(e.correlation_id);

-- Numbers and hashes an entry, whoever inserts it and whatever they say. The head's row is locked from a transaction's first
-- entry to its commit: entries of one chain are written one transaction at a time, so the product writes them last. What comes
-- next in the same transaction follows the last row, so that the head moves once per statement. With the owner's rights, since
-- nobody else moves a head. The last row is looked up in the index, also by a plan from when the table was small.
CREATE FUNCTION chain_change_log() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off AS $$
DECLARE
    last record;
BEGIN
    SELECT h.sequence, h.hash, h.written_in INTO last FROM change_log_head h WHERE h.chain = NEW.chain FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO change_log_head VALUES (NEW.chain, 0, decode(repeat('00', 32), 'hex'), '0') ON CONFLICT DO NOTHING;
        SELECT h.sequence, h.hash, h.written_in INTO last FROM change_log_head h WHERE h.chain = NEW.chain FOR UPDATE;
    END IF;
    IF last.written_in = pg_current_xact_id() THEN
        SELECT l.sequence, l.hash INTO last FROM change_log l WHERE l.chain = NEW.chain ORDER BY l.sequence DESC LIMIT 1;
    ELSE
        UPDATE change_log_head h SET written_in = pg_current_xact_id() WHERE h.chain = NEW.chain;
    END IF;
    NEW.sequence = last.sequence + 1;
    NEW.hash = sha256(last.hash || convert_to(change_log_content(NEW, NEW.sequence), 'UTF8'));
    RETURN NEW;
END $$;

CREATE TRIGGER chain_change_log BEFORE INSERT ON change_log FOR EACH ROW EXECUTE FUNCTION chain_change_log();

CREATE FUNCTION move_change_log_head() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE change_log_head h SET sequence = l.sequence, hash = l.hash
    FROM (SELECT DISTINCT ON (a.chain) a.chain, a.sequence, a.hash FROM added a ORDER BY a.chain, a.sequence DESC) l
    WHERE h.chain = l.chain;
    RETURN NULL;
END $$;

CREATE TRIGGER move_change_log_head AFTER INSERT ON change_log REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION move_change_log_head();

CREATE UNIQUE INDEX ix_change_log_chain_sequence ON change_log (chain, sequence);

-- What was logged before is chained as it stands, in the order it came.
CREATE TEMPORARY VIEW scope AS
WITH party AS (SELECT organisation_id, (array_agg(agreement_id ORDER BY agreement_id))[1] AS agreement_id FROM agreement_party GROUP BY organisation_id),
    board_party AS (SELECT b.id, b.organisation_id, p.agreement_id FROM board b LEFT JOIN party p USING (organisation_id))
SELECT a.id, a.id AS agreement_id, NULL::uuid AS organisation_id, NULL AS draft FROM agreement a
UNION ALL SELECT o.id, p.agreement_id, o.id, NULL FROM organisation o LEFT JOIN party p ON p.organisation_id = o.id
UNION ALL SELECT r.id, p.agreement_id, r.organisation_id, NULL FROM role_assignment r LEFT JOIN party p USING (organisation_id)
UNION ALL SELECT i.id, i.agreement_id, NULL, NULL FROM indicator i
UNION ALL SELECT a.id, a.agreement_id, NULL,
    CASE WHEN NOT EXISTS (SELECT FROM audited_board x WHERE x.audit_id = a.id AND x.state <> 'Draft') THEN 'Report' END FROM audit a
UNION ALL SELECT x.id, a.agreement_id, b.organisation_id, CASE WHEN x.state = 'Draft' THEN 'Report' END
    FROM audited_board x JOIN audit a ON a.id = x.audit_id JOIN board b ON b.id = x.board_id
UNION ALL SELECT r.id, r.agreement_id, NULL,
    CASE WHEN NOT EXISTS (SELECT FROM recommendation_addressee x WHERE x.recommendation_id = r.id AND x.state <> 'Draft') THEN 'Report' END FROM recommendation r
UNION ALL SELECT x.id, r.agreement_id, b.organisation_id, CASE WHEN x.state = 'Draft' THEN 'Report' END
    FROM recommendation_addressee x JOIN recommendation r ON r.id = x.recommendation_id JOIN board b ON b.id = x.board_id
UNION ALL SELECT d.id, b.agreement_id, b.organisation_id, NULL FROM board_decision d JOIN board_party b ON b.id = d.board_id
UNION ALL SELECT p.id, b.agreement_id, b.organisation_id, CASE WHEN p.state = 'Draft' THEN 'Plan' END FROM action_plan p JOIN board_party b ON b.id = p.board_id
UNION ALL SELECT a.id, b.agreement_id, b.organisation_id, CASE WHEN p.state = 'Draft' THEN 'Plan' END
    FROM planned_action a JOIN action_plan p ON p.id = a.plan_id JOIN board_party b ON b.id = p.board_id;

CREATE TEMPORARY TABLE logged AS SELECT * FROM change_log;

TRUNCATE change_log;

INSERT INTO change_log (id, occurred_at, user_id, user_name, role, action, entity, entity_id, aggregate_id, organisation_id, draft, before, after, correlation_id, chain)
OVERRIDING SYSTEM VALUE
SELECT l.id, l.occurred_at, l.user_id, l.user_name, l.role, l.action, l.entity, l.entity_id, l.aggregate_id, s.organisation_id, s.draft, l.before, l.after,
    l.correlation_id, coalesce(s.agreement_id, '00000000-0000-0000-0000-000000000000')
FROM logged l LEFT JOIN scope s ON s.id::text = coalesce(l.aggregate_id::text, l.entity_id)
ORDER BY l.id;

DROP TABLE logged;

DROP VIEW scope;

ALTER TABLE change_log ALTER COLUMN chain SET NOT NULL, ALTER COLUMN sequence SET NOT NULL, ALTER COLUMN hash SET NOT NULL;

CREATE INDEX ix_change_log_organisation_id_id ON change_log (organisation_id, id);
