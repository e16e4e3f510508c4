-- What the change log needs to know of every table. Run after every migration; a new aggregate gets a line in change_scope.

-- Which agreement and organisation a change to a thing belongs to, and which draft it is a part of. Read after the change is
-- made, in the same transaction, with the rights of whoever makes it.
CREATE OR REPLACE VIEW change_scope WITH (security_invoker = true) AS
SELECT a.id, a.id AS agreement_id, NULL::uuid AS organisation_id, NULL::text AS draft FROM agreement a
UNION ALL SELECT i.id, i.agreement_id, NULL, NULL FROM indicator i
UNION ALL SELECT f.id, f.agreement_id, NULL, NULL FROM fixed_indicators f
UNION ALL SELECT t.id, i.agreement_id, t.organisation_id, NULL FROM indicator_target t JOIN indicator i ON i.id = t.indicator_id
UNION ALL SELECT p.id, p.agreement_id, NULL, NULL FROM sign_in_provider p
UNION ALL SELECT o.id, (SELECT p.agreement_id FROM agreement_party p WHERE p.organisation_id = o.id ORDER BY 1 LIMIT 1), o.id, NULL FROM organisation o
UNION ALL SELECT r.id, (SELECT p.agreement_id FROM agreement_party p WHERE p.organisation_id = r.organisation_id ORDER BY 1 LIMIT 1), r.organisation_id, NULL
    FROM role_assignment r
-- An audit and a recommendation may concern several organisations; they are drafts until the first report is handed over.
UNION ALL SELECT a.id, a.agreement_id, NULL,
    CASE WHEN NOT EXISTS (SELECT FROM audited_board x WHERE x.audit_id = a.id AND x.state <> 'Draft') THEN 'Report' END
    FROM audit a
UNION ALL SELECT r.id, r.agreement_id, NULL,
    CASE WHEN NOT EXISTS (SELECT FROM recommendation_addressee x WHERE x.recommendation_id = r.id AND x.state <> 'Draft') THEN 'Report' END
    FROM recommendation r
UNION ALL SELECT x.id, a.agreement_id, b.organisation_id, CASE WHEN x.state = 'Draft' THEN 'Report' END
    FROM audited_board x JOIN audit a ON a.id = x.audit_id JOIN board b ON b.id = x.board_id
UNION ALL SELECT x.id, r.agreement_id, b.organisation_id, CASE WHEN x.state = 'Draft' THEN 'Report' END
    FROM recommendation_addressee x JOIN recommendation r ON r.id = x.recommendation_id JOIN board b ON b.id = x.board_id
UNION ALL SELECT d.id, (SELECT p.agreement_id FROM agreement_party p WHERE p.organisation_id = b.organisation_id ORDER BY 1 LIMIT 1), b.organisation_id, NULL
    FROM board_decision d JOIN board b ON b.id = d.board_id
UNION ALL SELECT p.id, (SELECT y.agreement_id FROM agreement_party y WHERE y.organisation_id = b.organisation_id ORDER BY 1 LIMIT 1), b.organisation_id,
    CASE WHEN p.state = 'Draft' THEN 'Plan' END
    FROM action_plan p JOIN board b ON b.id = p.board_id
UNION ALL SELECT a.id, (SELECT y.agreement_id FROM agreement_party y WHERE y.organisation_id = b.organisation_id ORDER BY 1 LIMIT 1), b.organisation_id,
    CASE WHEN p.state = 'Draft' THEN 'Plan' END
    FROM planned_action a JOIN action_plan p ON p.id = a.plan_id JOIN board b ON b.id = p.board_id
UNION ALL SELECT p.id, (SELECT y.agreement_id FROM agreement_party y WHERE y.organisation_id = b.organisation_id ORDER BY 1 LIMIT 1), b.organisation_id, NULL
    FROM follow_up_plan p JOIN board b ON b.id = p.board_id
UNION ALL SELECT i.id, (SELECT y.agreement_id FROM agreement_party y WHERE y.organisation_id = b.organisation_id ORDER BY 1 LIMIT 1), b.organisation_id, NULL
    FROM follow_up_item i JOIN follow_up_plan p ON p.id = i.plan_id JOIN board b ON b.id = p.board_id
UNION ALL SELECT m.id, (SELECT y.agreement_id FROM agreement_party y WHERE y.organisation_id = b.organisation_id ORDER BY 1 LIMIT 1), b.organisation_id, NULL
    FROM board_meeting m JOIN board b ON b.id = m.board_id;

-- A net under the product: a transaction in which the app role changed a row and logged nothing is refused at its commit. The
-- owner's own changes (migrations) are not the product's.
CREATE OR REPLACE FUNCTION demand_logged() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM change_log_head WHERE written_in = pg_current_xact_id()) THEN
        RAISE EXCEPTION 'A change to % is not logged. Save it through the context, or except the table in change_log.sql and say why.', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION is_owner() RETURNS boolean LANGUAGE sql STABLE
RETURN pg_has_role((SELECT c.relowner FROM pg_class c WHERE c.oid = 'public.change_log'::regclass), 'MEMBER');

DO $$
DECLARE
    relation regclass;
BEGIN
    FOR relation IN
        SELECT c.oid FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
        AND c.relname NOT IN (
            'change_log', 'change_log_head', '__EFMigrationsHistory',
            'form_draft', -- what is typed and not saved is no change
            'kolada_run', 'kolada_run_line', -- a log themselves: what a fetch brought is logged with the values
            'used_nonce', -- that an answer has come is known from the sign-in that it led to, and from the ordinary log
            'stored_file') -- content by its hash, which the evidence that refers to it is logged with
        AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'demand_logged')
    LOOP
        EXECUTE format(
            'CREATE CONSTRAINT TRIGGER demand_logged AFTER INSERT OR UPDATE OR DELETE ON %s DEFERRABLE INITIALLY DEFERRED
             FOR EACH ROW WHEN (NOT is_owner()) EXECUTE FUNCTION demand_logged()', relation);
    END LOOP;
END $$;
