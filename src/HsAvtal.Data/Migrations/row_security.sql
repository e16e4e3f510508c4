-- Who may read and write which rows, in the database too. Run after the migrations whenever this file or the permission table
-- of the domain has changed; the whole is made anew each time. {app} is the app role, {owner} the role that owns the tables,
-- {permissions} the permission table as rows of VALUES.
--
-- Every table with an organisation's data stands below. A new one needs its lines here: a test says so.

DO $$
DECLARE p record;
BEGIN
  FOR p IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP POLICY %I ON public.%I', p.policyname, p.tablename);
  END LOOP;
END $$;

-- ---- Who is asking --------------------------------------------------------------------------------------------------------
-- The functions that look behind the policies run as the owner and answer only about the acting user. Those that nearly every
-- statement asks are in plpgsql, which keeps its plans from one statement to the next: to plan them anew took most of the time.

CREATE OR REPLACE FUNCTION permission() RETURNS TABLE (role text, operation text, reach text) LANGUAGE sql IMMUTABLE
  AS $$ {permissions} $$;

-- Null when nobody is set: then every policy says no.
CREATE OR REPLACE FUNCTION acting_user() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('hsavtal.user_id', true), '')::uuid $$;

-- The product itself, which has no role: it keeps the books of accounts and fetches the values of indicators, and no more.
CREATE OR REPLACE FUNCTION is_system() RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT coalesce(nullif(current_setting('hsavtal.user_id', true), '')::uuid = '00000000-0000-0000-0000-000000000000', false) $$;

-- The agreement and the organisations that the acting user reaches with one of the operations.
CREATE OR REPLACE FUNCTION reached_with(operations text[]) RETURNS TABLE (agreement_id uuid, organisation_id uuid)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
  BEGIN RETURN QUERY
    SELECT DISTINCT reached.agreement_id, reached.organisation_id
    FROM role_assignment a
    JOIN user_account u ON u.id = a.user_id AND NOT u.is_disabled
    JOIN permission() p ON p.role = a.role AND p.operation = ANY (operations)
    JOIN agreement_party own ON own.organisation_id = a.organisation_id
    JOIN agreement_party reached ON reached.agreement_id = own.agreement_id AND (p.reach = 'Agreement' OR reached.organisation_id = own.organisation_id)
    WHERE a.user_id = acting_user() AND a.withdrawn_at IS NULL;
  END $$;

CREATE OR REPLACE FUNCTION organisations_with(VARIADIC operations text[]) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ BEGIN RETURN QUERY SELECT organisation_id FROM reached_with(operations); END $$;

CREATE OR REPLACE FUNCTION agreements_with(VARIADIC operations text[]) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ BEGIN RETURN QUERY SELECT DISTINCT agreement_id FROM reached_with(operations); END $$;

CREATE OR REPLACE FUNCTION boards_with(VARIADIC operations text[]) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ BEGIN RETURN QUERY SELECT b.id FROM board b WHERE b.organisation_id IN (SELECT organisation_id FROM reached_with(operations)); END $$;

-- The same as an array, for what is read: a page asks this of every table in every statement. It is found once and kept in a setting
-- of the connection, with whom it holds for, until the connection is given back; whoever may set that may set who is asking too.
CREATE OR REPLACE FUNCTION keep_boards(operation text) RETURNS uuid[]
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
  DECLARE boards uuid[] := ARRAY(SELECT boards_with(operation));
  BEGIN
    PERFORM set_config('hsavtal.boards_' || operation, coalesce(current_setting('hsavtal.user_id', true), '') || boards::text, false);
    RETURN boards;
  END $$;

CREATE OR REPLACE FUNCTION boards_kept(operation text) RETURNS uuid[] LANGUAGE sql STABLE
  AS $$
    SELECT CASE WHEN left(current_setting('hsavtal.boards_' || operation, true), 36) = nullif(current_setting('hsavtal.user_id', true), '')
      THEN substr(current_setting('hsavtal.boards_' || operation, true), 37)::uuid[] ELSE keep_boards(operation) END
  $$;

CREATE OR REPLACE FUNCTION is_party(organisation uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM agreement_party WHERE organisation_id = organisation) $$;

-- The computed indicators of the catalogues that the acting user writes.
CREATE OR REPLACE FUNCTION computed_by_formula() RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ BEGIN RETURN QUERY SELECT i.id FROM indicator i WHERE i.source = 'Computed' AND i.agreement_id = ANY (ARRAY(SELECT agreements_with('WriteCollaboration'))); END $$;

-- An audit belongs to nobody until its first board is added, a moment after it is made.
CREATE OR REPLACE FUNCTION audit_is_new(audit uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT NOT EXISTS (SELECT FROM audited_board WHERE audit_id = audit) $$;

-- So does a recommendation, until it is addressed.
CREATE OR REPLACE FUNCTION recommendation_is_new(recommendation uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT NOT EXISTS (SELECT FROM recommendation_addressee WHERE recommendation_id = recommendation) $$;

-- Whether a recommendation is also addressed in a draft that the acting user may not see: then its words are not theirs alone.
CREATE OR REPLACE FUNCTION is_shared_beyond_sight(recommendation uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
    SELECT EXISTS (
      SELECT FROM recommendation_addressee
      WHERE recommendation_id = recommendation AND state = 'Draft' AND withdrawn_at IS NULL AND board_id <> ALL (ARRAY(SELECT boards_with('ReadDraftReport'))))
  $$;

-- Whether these are the words that are stored.
CREATE OR REPLACE FUNCTION recommendation_says(recommendation uuid, said_number text, said_title text, said_text text, said_withdrawn timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
    SELECT EXISTS (
      SELECT FROM recommendation r
      WHERE r.id = recommendation AND (r.number, r.title, r.text, r.withdrawn_at) IS NOT DISTINCT FROM (said_number, said_title, said_text, said_withdrawn))
  $$;

-- The newest entries of the log that hold some words, by their ids alone: who may read them is the policy's to say. Here, since
-- an index of words is not used through a policy.
CREATE OR REPLACE FUNCTION logged_with(pattern text) RETURNS SETOF bigint
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
  BEGIN
    -- Planned anew with the words, which may be rare or in every entry.
    RETURN QUERY EXECUTE $q$SELECT l.id FROM change_log l WHERE (coalesce(l.before::text, '') || coalesce(l.after::text, '')) ILIKE $1 ORDER BY l.id DESC LIMIT 10000$q$ USING pattern;
  END $$;

-- The entries about an account: its own, those of what it has (which begin with its id) and of its roles, by their ids alone. Here,
-- since an index of how a text begins is not used through a policy either. Planned anew with the account: how a text begins is then known.
CREATE OR REPLACE FUNCTION logged_about(account uuid) RETURNS SETOF bigint
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_custom_plan
  AS $$
  BEGIN RETURN QUERY
    SELECT l.id FROM change_log l WHERE l.aggregate_id IS NULL AND l.entity_id = account::text
    UNION ALL SELECT l.id FROM change_log l WHERE l.aggregate_id IS NULL AND l.entity_id LIKE '%/%'
      AND l.entity_id ~>=~ (account::text || '/') AND l.entity_id ~<~ (account::text || '0')
    UNION ALL SELECT l.id FROM change_log l WHERE l.aggregate_id IS NULL AND l.entity_id = ANY (ARRAY(SELECT r.id::text FROM role_assignment r WHERE r.user_id = account));
  END $$;

-- Audits and recommendations that concern a board where the acting user may do this: those may be several organisations' at once.
CREATE OR REPLACE FUNCTION shared_with(operation text) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
  BEGIN RETURN QUERY
    WITH own AS (SELECT boards_with(operation) AS id)
    SELECT x.audit_id FROM audited_board x JOIN own ON own.id = x.board_id
    UNION ALL SELECT a.recommendation_id FROM recommendation_addressee a JOIN own ON own.id = a.board_id;
  END $$;

-- What is known of each typed word: its stem, the stems of the words that hold it, and, when there are none, the word most like it,
-- with that one's stems. Words of published texts of one's own agreement alone. Here, since an index of words is not used through a policy.
CREATE OR REPLACE FUNCTION search_words(agreement uuid, typed text[]) RETURNS TABLE (place integer, stem text, lexemes text[], nearest text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
  DECLARE given text;
  BEGIN
    place := 0;
    IF agreement <> ALL (ARRAY(SELECT agreements_with('ReadAgreement'))) THEN RETURN; END IF;
    FOREACH given IN ARRAY typed LOOP
      place := place + 1;
      nearest := NULL;
      stem := (ts_lexize('swedish_stem', given))[1];
      lexemes := search_lexemes(agreement, given, stem);
      IF stem IS NOT NULL AND lexemes = '{}' THEN
        SELECT w.word INTO nearest FROM search_word w
        WHERE w.agreement_id = agreement AND w.plain % search_plain(given) AND similarity(w.plain, search_plain(given)) >= 0.4 ORDER BY similarity(w.plain, search_plain(given)) DESC, w.word LIMIT 1;
        IF nearest IS NOT NULL THEN
          stem := (ts_lexize('swedish_stem', nearest))[1];
          lexemes := search_lexemes(agreement, nearest, stem);
        END IF;
      END IF;
      RETURN NEXT;
    END LOOP;
  END $$;

-- A word of four letters or more is found within longer ones (vård in hälsovård), a shorter one where they begin.
CREATE OR REPLACE FUNCTION search_lexemes(agreement uuid, typed text, stem text) RETURNS text[]
  LANGUAGE sql STABLE
  AS $$
    SELECT ARRAY(
      SELECT w.lexeme FROM search_word w
      WHERE w.agreement_id = agreement AND (
        w.plain LIKE CASE WHEN length(typed) > 3 THEN '%' ELSE '' END || search_plain(typed) || '%' AND w.word LIKE CASE WHEN length(typed) > 3 THEN '%' ELSE '' END || typed || '%'
        OR w.plain LIKE CASE WHEN length(stem) > 3 THEN '%' ELSE '' END || search_plain(stem) || '%'
          AND CASE WHEN length(stem) > 3 THEN w.word LIKE '%' || stem || '%' ELSE w.lexeme = stem END)
      GROUP BY w.lexeme ORDER BY min(length(w.word)), w.lexeme LIMIT 100)
  $$;

-- A page of what holds the words, best first, with how many there are of each kind: one row at least, for the counts. The agreement is
-- among the words of each text, so that one index finds both.
CREATE OR REPLACE FUNCTION search_hits(agreement uuid, wide text, narrow text, only_kind text, from_row integer, most integer)
  RETURNS TABLE (place bigint, kind text, id uuid, recommendations integer, actions integer, observations integer)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$
  BEGIN
    -- Planned anew with the words, which may be rare or in every text.
    RETURN QUERY EXECUTE $q$
      WITH found AS MATERIALIZED (
        SELECT d.kind, d.id, d.year, ts_rank(d.vector, $3) + ts_rank(d.vector, $2) / 4 AS rank
        FROM search_document d
        WHERE d.vector @@ ($2 && $1::text::tsquery) AND $1 = ANY (ARRAY(SELECT agreements_with('ReadAgreement')))),
      page AS (
        SELECT row_number() OVER (ORDER BY f.rank DESC, f.year DESC, f.id) AS place, f.kind, f.id FROM found f
        WHERE $4 IS NULL OR f.kind = $4 ORDER BY f.rank DESC, f.year DESC, f.id OFFSET $5 LIMIT $6)
      SELECT p.place, p.kind::text, p.id, c.recommendations, c.actions, c.observations
      FROM (SELECT count(*) FILTER (WHERE f.kind = 'Recommendation')::integer AS recommendations, count(*) FILTER (WHERE f.kind = 'Action')::integer AS actions,
              count(*) FILTER (WHERE f.kind = 'Observation')::integer AS observations FROM found f) c
      LEFT JOIN page p ON true$q$ USING agreement, to_tsquery('simple', wide), to_tsquery('simple', narrow), only_kind, from_row, most;
  END $$;

-- A policy asks for the whole list first, as an array: then the rows are found by an index on it, where there is one.

-- ---- Reports: drafts for their auditors only, until handed over (rule 1) --------------------------------------------------

CREATE POLICY read ON audited_board FOR SELECT TO {app} USING (
  board_id = ANY ((SELECT boards_kept('ReadAgreement'))::uuid[]) AND (state = 'HandedOver' OR board_id = ANY ((SELECT boards_kept('ReadDraftReport'))::uuid[])));
CREATE POLICY add ON audited_board FOR INSERT TO {app} WITH CHECK (state = 'Draft' AND board_id = ANY (ARRAY(SELECT boards_with('WriteDraftReport'))));
CREATE POLICY change ON audited_board FOR UPDATE TO {app}
  USING (board_id = ANY (ARRAY(SELECT boards_with('WriteDraftReport', 'HandOverReport'))))
  WITH CHECK (board_id = ANY (ARRAY(SELECT boards_with('HandOverReport'))) OR state = 'Draft' AND board_id = ANY (ARRAY(SELECT boards_with('WriteDraftReport'))));

CREATE POLICY read ON audit FOR SELECT TO {app} USING (
  EXISTS (SELECT FROM audited_board x WHERE x.audit_id = audit.id)
  OR agreement_id = ANY (ARRAY(SELECT agreements_with('WriteDraftReport'))) AND audit_is_new(id));
CREATE POLICY add ON audit FOR INSERT TO {app} WITH CHECK (agreement_id = ANY (ARRAY(SELECT agreements_with('WriteDraftReport'))));
CREATE POLICY change ON audit FOR UPDATE TO {app} USING (
  EXISTS (SELECT FROM audited_board x WHERE x.audit_id = audit.id AND x.state = 'Draft' AND x.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftReport')))));

CREATE POLICY read ON observation FOR SELECT TO {app} USING (EXISTS (SELECT FROM audited_board x WHERE x.id = audited_board_id));
CREATE POLICY add ON observation FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM audited_board x WHERE x.id = audited_board_id AND x.state = 'Draft' AND x.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftReport')))));
CREATE POLICY change ON observation FOR UPDATE TO {app} USING (
  EXISTS (SELECT FROM audited_board x WHERE x.id = audited_board_id AND x.state = 'Draft' AND x.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftReport')))));

-- After the hand-over an assessment is only ever corrected: by a new one that names the old, and the old pointing at it (rule 2).
CREATE POLICY read ON assessment FOR SELECT TO {app} USING (EXISTS (SELECT FROM audited_board x WHERE x.id = audited_board_id));
CREATE POLICY add ON assessment FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM audited_board x WHERE x.id = audited_board_id AND CASE x.state
    WHEN 'Draft' THEN x.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftReport')))
    ELSE corrects_id IS NOT NULL AND x.board_id = ANY (ARRAY(SELECT boards_with('HandOverReport'))) END));
CREATE POLICY change ON assessment FOR UPDATE TO {app}
  USING (EXISTS (SELECT FROM audited_board x WHERE x.id = audited_board_id AND x.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftReport', 'HandOverReport')))))
  WITH CHECK (
    EXISTS (SELECT FROM audited_board x WHERE x.id = audited_board_id AND CASE x.state
      WHEN 'Draft' THEN x.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftReport')))
      ELSE corrected_by_id IS NOT NULL AND x.board_id = ANY (ARRAY(SELECT boards_with('HandOverReport'))) END));

CREATE POLICY read ON recommendation_follow_up FOR SELECT TO {app} USING (EXISTS (SELECT FROM audited_board x WHERE x.id = audited_board_id));
CREATE POLICY add ON recommendation_follow_up FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM audited_board x WHERE x.id = audited_board_id AND x.state = 'Draft' AND x.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftReport')))));
CREATE POLICY change ON recommendation_follow_up FOR UPDATE TO {app} USING (
  EXISTS (SELECT FROM audited_board x WHERE x.id = audited_board_id AND x.state = 'Draft' AND x.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftReport')))));

-- ---- Recommendations: seen by whoever sees one of the boards' part of it --------------------------------------------------

CREATE POLICY read ON recommendation_addressee FOR SELECT TO {app} USING (
  board_id = ANY ((SELECT boards_kept('ReadAgreement'))::uuid[]) AND (state <> 'Draft' OR board_id = ANY ((SELECT boards_kept('ReadDraftReport'))::uuid[])));
CREATE POLICY add ON recommendation_addressee FOR INSERT TO {app} WITH CHECK (state = 'Draft' AND board_id = ANY (ARRAY(SELECT boards_with('WriteDraftReport'))));
-- Each state is reached by the operation that leads to it; a hand-over issues it, or carries out the outcome of a later round.
CREATE POLICY change ON recommendation_addressee FOR UPDATE TO {app}
  USING (board_id = ANY (ARRAY(SELECT boards_with('WriteDraftReport', 'HandOverReport', 'ConfirmCompletion', 'RegisterDecision', 'AdoptPlan', 'AcceptRisk', 'ReportProgress'))))
  WITH CHECK (CASE state
    WHEN 'Draft' THEN board_id = ANY (ARRAY(SELECT boards_with('WriteDraftReport')))
    WHEN 'Issued' THEN board_id = ANY (ARRAY(SELECT boards_with('HandOverReport')))
    WHEN 'Answered' THEN board_id = ANY (ARRAY(SELECT boards_with('RegisterDecision', 'HandOverReport')))
    WHEN 'InProgress' THEN board_id = ANY (ARRAY(SELECT boards_with('RegisterDecision', 'AdoptPlan', 'ConfirmCompletion', 'HandOverReport')))
    WHEN 'ReportedCompleted' THEN board_id = ANY (ARRAY(SELECT boards_with('ReportProgress')))
    WHEN 'ConfirmedCompleted' THEN board_id = ANY (ARRAY(SELECT boards_with('ConfirmCompletion', 'HandOverReport')))
    WHEN 'ClosedWithAcceptedRisk' THEN board_id = ANY (ARRAY(SELECT boards_with('AcceptRisk')))
    ELSE board_id = ANY (ARRAY(SELECT boards_with('HandOverReport'))) END);

-- Whoever writes a draft that addresses it, or has just made it in such a draft.
CREATE OR REPLACE FUNCTION may_write_recommendation(recommendation uuid, audit uuid) RETURNS boolean LANGUAGE sql STABLE
  AS $$
    SELECT EXISTS (SELECT FROM recommendation_addressee a WHERE a.recommendation_id = recommendation AND a.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftReport'))))
      OR EXISTS (SELECT FROM audited_board x WHERE x.audit_id = audit AND x.state = 'Draft' AND x.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftReport'))))
        AND recommendation_is_new(recommendation)
  $$;

CREATE POLICY read ON recommendation FOR SELECT TO {app} USING (
  EXISTS (SELECT FROM recommendation_addressee a WHERE a.recommendation_id = recommendation.id)
  OR agreement_id = ANY (ARRAY(SELECT agreements_with('WriteDraftReport'))) AND recommendation_is_new(id));
CREATE POLICY add ON recommendation FOR INSERT TO {app} WITH CHECK (may_write_recommendation(id, audit_id));
-- Its words are changed only by whoever sees every draft that shares them (rule 8).
CREATE POLICY change ON recommendation FOR UPDATE TO {app} USING (may_write_recommendation(id, audit_id)) WITH CHECK (
  may_write_recommendation(id, audit_id) AND (recommendation_says(id, number, title, text, withdrawn_at) OR NOT is_shared_beyond_sight(id)));

CREATE POLICY read ON recommendation_area FOR SELECT TO {app} USING (EXISTS (SELECT FROM recommendation r WHERE r.id = recommendation_id));
CREATE POLICY add ON recommendation_area FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM recommendation r WHERE r.id = recommendation_id AND may_write_recommendation(r.id, r.audit_id)));
CREATE POLICY remove ON recommendation_area FOR DELETE TO {app} USING (
  EXISTS (SELECT FROM recommendation r WHERE r.id = recommendation_id AND may_write_recommendation(r.id, r.audit_id)));

CREATE POLICY read ON recommendation_link FOR SELECT TO {app} USING (
  EXISTS (SELECT FROM recommendation r WHERE r.id = to_id) AND EXISTS (SELECT FROM recommendation r WHERE r.id = from_id));
CREATE POLICY add ON recommendation_link FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM recommendation r WHERE r.id = from_id)
  AND EXISTS (SELECT FROM recommendation r WHERE r.id = to_id AND may_write_recommendation(r.id, r.audit_id)));

CREATE POLICY read ON recommendation_event FOR SELECT TO {app} USING (EXISTS (SELECT FROM recommendation_addressee a WHERE a.id = addressee_id));
CREATE POLICY add ON recommendation_event FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM recommendation_addressee a WHERE a.id = addressee_id AND CASE to_state
    WHEN 'Answered' THEN a.board_id = ANY (ARRAY(SELECT boards_with('RegisterDecision')))
    WHEN 'InProgress' THEN a.board_id = ANY (ARRAY(SELECT boards_with('RegisterDecision', 'AdoptPlan', 'ConfirmCompletion', 'HandOverReport')))
    WHEN 'ReportedCompleted' THEN a.board_id = ANY (ARRAY(SELECT boards_with('ReportProgress')))
    WHEN 'ConfirmedCompleted' THEN a.board_id = ANY (ARRAY(SELECT boards_with('ConfirmCompletion', 'HandOverReport')))
    WHEN 'ClosedWithAcceptedRisk' THEN a.board_id = ANY (ARRAY(SELECT boards_with('AcceptRisk')))
    ELSE a.board_id = ANY (ARRAY(SELECT boards_with('HandOverReport'))) END));

CREATE POLICY read ON board_response FOR SELECT TO {app} USING (EXISTS (SELECT FROM recommendation_addressee a WHERE a.id = addressee_id));
CREATE POLICY add ON board_response FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM recommendation_addressee a WHERE a.id = addressee_id AND a.state <> 'Draft' AND a.board_id = ANY (ARRAY(SELECT boards_with('RegisterDecision')))));

-- ---- Decisions of boards --------------------------------------------------------------------------------------------------

CREATE POLICY read ON board_decision FOR SELECT TO {app} USING (board_id = ANY ((SELECT boards_kept('ReadAgreement'))::uuid[]));
CREATE POLICY add ON board_decision FOR INSERT TO {app} WITH CHECK (CASE kind
  WHEN 'PlanAdopted' THEN board_id = ANY (ARRAY(SELECT boards_with('AdoptPlan', 'RegisterDecision')))
  WHEN 'RiskAccepted' THEN board_id = ANY (ARRAY(SELECT boards_with('AcceptRisk')))
  ELSE board_id = ANY (ARRAY(SELECT boards_with('RegisterDecision'))) END);
CREATE POLICY change ON board_decision FOR UPDATE TO {app} USING (board_id = ANY (ARRAY(SELECT boards_with('RegisterDecision'))));

CREATE POLICY read ON decision_recommendation FOR SELECT TO {app} USING (
  EXISTS (SELECT FROM board_decision d WHERE d.id = decision_id) AND EXISTS (SELECT FROM recommendation r WHERE r.id = recommendation_id));
CREATE POLICY add ON decision_recommendation FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM board_decision d WHERE d.id = decision_id AND d.board_id = ANY (ARRAY(SELECT boards_with('RegisterDecision', 'AdoptPlan', 'AcceptRisk')))));

-- ---- Plans: a draft is the organisation's own, an adopted one everybody's -------------------------------------------------

CREATE POLICY read ON action_plan FOR SELECT TO {app} USING (
  board_id = ANY ((SELECT boards_kept('ReadAgreement'))::uuid[]) AND (state = 'Adopted' OR board_id = ANY ((SELECT boards_kept('ReadDraftPlan'))::uuid[])));
CREATE POLICY add ON action_plan FOR INSERT TO {app} WITH CHECK (state = 'Draft' AND board_id = ANY (ARRAY(SELECT boards_with('WriteDraftPlan'))));
CREATE POLICY change ON action_plan FOR UPDATE TO {app}
  USING (board_id = ANY (ARRAY(SELECT boards_with('WriteDraftPlan', 'AdoptPlan'))))
  WITH CHECK (CASE state WHEN 'Draft' THEN board_id = ANY (ARRAY(SELECT boards_with('WriteDraftPlan'))) ELSE board_id = ANY (ARRAY(SELECT boards_with('AdoptPlan'))) END);

CREATE POLICY read ON planned_action FOR SELECT TO {app} USING (EXISTS (SELECT FROM action_plan p WHERE p.id = plan_id));
CREATE POLICY add ON planned_action FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM action_plan p WHERE p.id = plan_id AND p.state = 'Draft' AND p.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftPlan')))));
-- Adopting locks the due dates of actions that nobody has reported on or moved yet (rule 9).
CREATE POLICY change ON planned_action FOR UPDATE TO {app}
  USING (EXISTS (SELECT FROM action_plan p WHERE p.id = plan_id AND p.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftPlan', 'AdoptPlan', 'ReportProgress')))))
  WITH CHECK (
    EXISTS (SELECT FROM action_plan p WHERE p.id = plan_id AND (
      p.state = 'Draft' AND p.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftPlan')))
      OR p.state = 'Adopted' AND p.board_id = ANY (ARRAY(SELECT boards_with('ReportProgress')))
      OR status = 'NotStarted' AND last_reported_on IS NULL AND due_on IS NOT DISTINCT FROM original_due_on AND p.board_id = ANY (ARRAY(SELECT boards_with('AdoptPlan'))))));

CREATE POLICY read ON action_recommendation FOR SELECT TO {app} USING (EXISTS (SELECT FROM planned_action a WHERE a.id = action_id));
CREATE POLICY add ON action_recommendation FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM planned_action a JOIN action_plan p ON p.id = a.plan_id
    WHERE a.id = action_id AND p.state = 'Draft' AND p.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftPlan')))));
CREATE POLICY remove ON action_recommendation FOR DELETE TO {app} USING (
  EXISTS (SELECT FROM planned_action a JOIN action_plan p ON p.id = a.plan_id
    WHERE a.id = action_id AND p.state = 'Draft' AND p.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftPlan')))));

CREATE POLICY read ON deferral FOR SELECT TO {app} USING (EXISTS (SELECT FROM planned_action a WHERE a.id = action_id));
CREATE POLICY add ON deferral FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM planned_action a JOIN action_plan p ON p.id = a.plan_id
    WHERE a.id = action_id AND p.state = 'Adopted' AND p.board_id = ANY (ARRAY(SELECT boards_with('ReportProgress')))));

CREATE POLICY read ON progress_report FOR SELECT TO {app} USING (EXISTS (SELECT FROM planned_action a WHERE a.id = action_id));
CREATE POLICY add ON progress_report FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM planned_action a JOIN action_plan p ON p.id = a.plan_id
    WHERE a.id = action_id AND p.state = 'Adopted' AND p.board_id = ANY (ARRAY(SELECT boards_with('ReportProgress')))));

-- ---- Follow-up plans: written in the open by the organisation's officers, and its meetings kept by its secretary ------------

CREATE POLICY read ON follow_up_plan FOR SELECT TO {app} USING (board_id = ANY ((SELECT boards_kept('ReadAgreement'))::uuid[]));
CREATE POLICY add ON follow_up_plan FOR INSERT TO {app} WITH CHECK (board_id = ANY (ARRAY(SELECT boards_with('WriteDraftPlan'))));
CREATE POLICY change ON follow_up_plan FOR UPDATE TO {app} USING (board_id = ANY (ARRAY(SELECT boards_with('WriteDraftPlan'))));

CREATE POLICY read ON follow_up_item FOR SELECT TO {app} USING (EXISTS (SELECT FROM follow_up_plan p WHERE p.id = plan_id));
CREATE POLICY add ON follow_up_item FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM follow_up_plan p WHERE p.id = plan_id AND p.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftPlan')))));
CREATE POLICY change ON follow_up_item FOR UPDATE TO {app} USING (
  EXISTS (SELECT FROM follow_up_plan p WHERE p.id = plan_id AND p.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftPlan', 'ReportProgress')))));

CREATE POLICY read ON follow_up_occasion FOR SELECT TO {app} USING (EXISTS (SELECT FROM follow_up_item i WHERE i.id = item_id));
CREATE POLICY add ON follow_up_occasion FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM follow_up_item i JOIN follow_up_plan p ON p.id = i.plan_id WHERE i.id = item_id AND p.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftPlan')))));
CREATE POLICY change ON follow_up_occasion FOR UPDATE TO {app} USING (
  EXISTS (SELECT FROM follow_up_item i JOIN follow_up_plan p ON p.id = i.plan_id
    WHERE i.id = item_id AND p.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftPlan', 'ReportProgress')))));

CREATE POLICY read ON follow_up_report FOR SELECT TO {app} USING (EXISTS (SELECT FROM follow_up_occasion o WHERE o.id = occasion_id));
CREATE POLICY add ON follow_up_report FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM follow_up_occasion o JOIN follow_up_item i ON i.id = o.item_id JOIN follow_up_plan p ON p.id = i.plan_id
    WHERE o.id = occasion_id AND p.board_id = ANY (ARRAY(SELECT boards_with('ReportProgress')))));
CREATE POLICY change ON follow_up_report FOR UPDATE TO {app} USING (
  EXISTS (SELECT FROM follow_up_occasion o JOIN follow_up_item i ON i.id = o.item_id JOIN follow_up_plan p ON p.id = i.plan_id
    WHERE o.id = occasion_id AND p.board_id = ANY (ARRAY(SELECT boards_with('ReportProgress')))));

CREATE POLICY read ON board_meeting FOR SELECT TO {app} USING (board_id = ANY ((SELECT boards_kept('ReadAgreement'))::uuid[]));
CREATE POLICY add ON board_meeting FOR INSERT TO {app} WITH CHECK (board_id = ANY (ARRAY(SELECT boards_with('RegisterDecision'))));
CREATE POLICY change ON board_meeting FOR UPDATE TO {app} USING (board_id = ANY (ARRAY(SELECT boards_with('RegisterDecision'))));

-- Looked up by the hash of its secret before anybody is known; made and taken back by its owner alone.
CREATE POLICY read ON calendar_address FOR SELECT TO {app} USING (true);
CREATE POLICY add ON calendar_address FOR INSERT TO {app} WITH CHECK (user_id = (SELECT acting_user()));
CREATE POLICY change ON calendar_address FOR UPDATE TO {app} USING (user_id = (SELECT acting_user()));

-- ---- Evidence follows what it supports, and a file the evidence -----------------------------------------------------------

CREATE POLICY read ON evidence FOR SELECT TO {app} USING (
  EXISTS (SELECT FROM progress_report p WHERE p.id = progress_report_id)
  OR EXISTS (SELECT FROM observation o WHERE o.id = observation_id)
  OR EXISTS (SELECT FROM board_decision d WHERE d.id = decision_id)
  OR EXISTS (SELECT FROM follow_up_report f WHERE f.id = follow_up_report_id));
CREATE POLICY add ON evidence FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM progress_report r JOIN planned_action a ON a.id = r.action_id JOIN action_plan p ON p.id = a.plan_id
    WHERE r.id = progress_report_id AND p.board_id = ANY (ARRAY(SELECT boards_with('ReportProgress'))))
  OR EXISTS (SELECT FROM observation o JOIN audited_board x ON x.id = o.audited_board_id
    WHERE o.id = observation_id AND x.state = 'Draft' AND x.board_id = ANY (ARRAY(SELECT boards_with('WriteDraftReport'))))
  OR EXISTS (SELECT FROM board_decision d WHERE d.id = decision_id AND d.board_id = ANY (ARRAY(SELECT boards_with('RegisterDecision', 'AdoptPlan', 'AcceptRisk'))))
  OR EXISTS (SELECT FROM follow_up_report f JOIN follow_up_occasion o ON o.id = f.occasion_id JOIN follow_up_item i ON i.id = o.item_id JOIN follow_up_plan p ON p.id = i.plan_id
    WHERE f.id = follow_up_report_id AND p.board_id = ANY (ARRAY(SELECT boards_with('ReportProgress')))));

CREATE POLICY read ON stored_file FOR SELECT TO {app} USING (EXISTS (SELECT FROM evidence e WHERE e.file_hash = hash));
CREATE POLICY add ON stored_file FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT organisations_with('ReportProgress', 'WriteDraftReport', 'RegisterDecision', 'AdoptPlan', 'AcceptRisk')));

-- ---- What one has typed and not saved is one's own ------------------------------------------------------------------------

CREATE POLICY own ON form_draft TO {app} USING (user_id = (SELECT acting_user())) WITH CHECK (user_id = (SELECT acting_user()));

-- ---- The log: at the organisations where one may read it, and of drafts only to those who may read the draft (rules 1 and 18)

CREATE POLICY read ON change_log FOR SELECT TO {app} USING (
  organisation_id = ANY (ARRAY(SELECT organisations_with('ReadChangeLog'))) AND CASE draft
    WHEN 'Report' THEN organisation_id = ANY (ARRAY(SELECT organisations_with('ReadDraftReport')))
    WHEN 'Plan' THEN organisation_id = ANY (ARRAY(SELECT organisations_with('ReadDraftPlan')))
    ELSE draft IS NULL END
  OR organisation_id IS NULL AND CASE
    WHEN draft = 'Report' THEN aggregate_id IN (SELECT shared_with('ReadDraftReport'))
    WHEN draft IS NOT NULL THEN false
    -- Accounts, and organisations that are not party to an agreement yet.
    WHEN chain = '00000000-0000-0000-0000-000000000000' THEN EXISTS (SELECT organisations_with('Administer'))
    WHEN entity::text IN ('Agreement', 'Indicator', 'IndicatorArea', 'IndicatorCommitment', 'IndicatorValue', 'FixedIndicators', 'FixedIndicator')
      THEN chain = ANY (ARRAY(SELECT agreements_with('ReadChangeLog')))
    WHEN entity = 'SignInProvider' OR entity = 'ClaimRule' THEN chain = ANY (ARRAY(SELECT agreements_with('Administer')))
    WHEN EXISTS (SELECT FROM agreement a WHERE a.id = aggregate_id) THEN chain = ANY (ARRAY(SELECT agreements_with('ReadChangeLog')))
    ELSE aggregate_id IN (SELECT shared_with('ReadChangeLog')) END);
-- One signs with one's own name, and nobody as the product, which also signs for whoever an account is changed by.
CREATE POLICY add ON change_log FOR INSERT TO {app} WITH CHECK (
  user_id = coalesce((SELECT acting_user()), '00000000-0000-0000-0000-000000000000') OR (SELECT is_system()));

-- ---- Who has which role: one's own, and an administrator's to give --------------------------------------------------------

CREATE POLICY read ON role_assignment FOR SELECT TO {app} USING (
  user_id = (SELECT acting_user()) OR organisation_id = ANY (ARRAY(SELECT organisations_with('Administer'))) OR (SELECT is_system()));
CREATE POLICY add ON role_assignment FOR INSERT TO {app} WITH CHECK (organisation_id = ANY (ARRAY(SELECT organisations_with('Administer'))) OR (SELECT is_system()));
CREATE POLICY change ON role_assignment FOR UPDATE TO {app} USING (organisation_id = ANY (ARRAY(SELECT organisations_with('Administer'))) OR (SELECT is_system()));

-- ---- Where people sign in, and what that gives them: an administrator's, and the product's who asks there ------------------

CREATE POLICY read ON sign_in_provider FOR SELECT TO {app} USING (agreement_id = ANY (ARRAY(SELECT agreements_with('Administer'))) OR (SELECT is_system()));
CREATE POLICY add ON sign_in_provider FOR INSERT TO {app} WITH CHECK (agreement_id = ANY (ARRAY(SELECT agreements_with('Administer'))));
CREATE POLICY change ON sign_in_provider FOR UPDATE TO {app} USING (agreement_id = ANY (ARRAY(SELECT agreements_with('Administer'))));
CREATE POLICY read ON claim_rule FOR SELECT TO {app} USING (EXISTS (SELECT FROM sign_in_provider p WHERE p.id = provider_id));
CREATE POLICY add ON claim_rule FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM sign_in_provider p WHERE p.id = provider_id AND p.agreement_id = ANY (ARRAY(SELECT agreements_with('Administer')))));
CREATE POLICY change ON claim_rule FOR UPDATE TO {app} USING (
  EXISTS (SELECT FROM sign_in_provider p WHERE p.id = provider_id AND p.agreement_id = ANY (ARRAY(SELECT agreements_with('Administer')))));

-- ---- What the agreement is: read by everybody who is known, written by its administrators ---------------------------------

DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('agreement', 'id = ANY (ARRAY(SELECT agreements_with(''Administer'')))'),
    ('agreement_version', 'agreement_id = ANY (ARRAY(SELECT agreements_with(''Administer'')))'),
    ('agreement_area', 'agreement_id = ANY (ARRAY(SELECT agreements_with(''Administer'')))'),
    ('commitment', 'EXISTS (SELECT FROM agreement_area a WHERE a.id = area_id AND a.agreement_id = ANY (ARRAY(SELECT agreements_with(''Administer''))))'),
    ('subregion', 'agreement_id = ANY (ARRAY(SELECT agreements_with(''Administer'')))'),
    ('grade_scale', 'agreement_id = ANY (ARRAY(SELECT agreements_with(''Administer'')))'),
    ('grade', 'EXISTS (SELECT FROM grade_scale s WHERE s.id = scale_id AND s.agreement_id = ANY (ARRAY(SELECT agreements_with(''Administer''))))'),
    -- The catalogue is the central body's (decision record 0028), and the product flags one that its source has no more.
    ('indicator', 'agreement_id = ANY (ARRAY(SELECT agreements_with(''WriteCollaboration''))) OR (SELECT is_system())'),
    ('indicator_area', 'EXISTS (SELECT FROM indicator i WHERE i.id = indicator_id AND i.agreement_id = ANY (ARRAY(SELECT agreements_with(''WriteCollaboration'')))) OR (SELECT is_system())'),
    ('indicator_commitment', 'EXISTS (SELECT FROM indicator i WHERE i.id = indicator_id AND i.agreement_id = ANY (ARRAY(SELECT agreements_with(''WriteCollaboration'')))) OR (SELECT is_system())'),
    -- A year's indicators are fixed by the central body, for which the coordinators write.
    ('fixed_indicators', 'agreement_id = ANY (ARRAY(SELECT agreements_with(''WriteCollaboration'')))'),
    ('fixed_indicator', 'EXISTS (SELECT FROM fixed_indicators f WHERE f.id = fixed_indicators_id AND f.agreement_id = ANY (ARRAY(SELECT agreements_with(''WriteCollaboration''))))'),
    -- An organisation is new until it is party to an agreement; nobody takes over another agreement's.
    ('agreement_party', 'agreement_id = ANY (ARRAY(SELECT agreements_with(''Administer''))) AND (organisation_id = ANY (ARRAY(SELECT organisations_with(''Administer''))) OR NOT is_party(organisation_id))'),
    ('organisation', 'id = ANY (ARRAY(SELECT organisations_with(''Administer''))) OR EXISTS (SELECT organisations_with(''Administer'')) AND NOT is_party(id)'),
    ('board', 'organisation_id = ANY (ARRAY(SELECT organisations_with(''Administer''))) OR EXISTS (SELECT organisations_with(''Administer'')) AND NOT is_party(organisation_id)')
  ) AS reference (name, administered) LOOP
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT TO {app} USING ((SELECT acting_user()) IS NOT NULL)', t.name);
    EXECUTE format('CREATE POLICY add ON %I FOR INSERT TO {app} WITH CHECK (%s)', t.name, t.administered);
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE TO {app} USING (%s)', t.name, t.administered);
  END LOOP;
END $$;

-- ---- Indicators: everybody of the agreement reads, each organisation writes its own, the product writes what it fetches ------

CREATE POLICY read ON indicator_batch FOR SELECT TO {app} USING (
  organisation_id = ANY (ARRAY(SELECT organisations_with('ReadAgreement'))) OR organisation_id IS NULL AND EXISTS (SELECT organisations_with('ReadAgreement')) OR (SELECT is_system()));
-- What is computed from an organisation's own values comes in a batch of no organisation; the values in it are still its own.
CREATE POLICY add ON indicator_batch FOR INSERT TO {app} WITH CHECK (
  organisation_id = ANY (ARRAY(SELECT organisations_with('WriteIndicators'))) OR organisation_id IS NULL AND EXISTS (SELECT organisations_with('WriteIndicators'))
  OR origin = 'Computed' AND organisation_id IS NULL AND indicator_id IN (SELECT computed_by_formula())
  OR (SELECT is_system()));

-- Without an organisation it is the nation's. A new formula computes everybody's values anew, whoever decides it (decision record 0035).
CREATE POLICY read ON indicator_value FOR SELECT TO {app} USING (
  organisation_id = ANY (ARRAY(SELECT organisations_with('ReadAgreement'))) OR organisation_id IS NULL AND EXISTS (SELECT organisations_with('ReadAgreement')) OR (SELECT is_system()));
CREATE POLICY add ON indicator_value FOR INSERT TO {app} WITH CHECK (
  organisation_id = ANY (ARRAY(SELECT organisations_with('WriteIndicators'))) OR indicator_id IN (SELECT computed_by_formula()) OR (SELECT is_system()));
CREATE POLICY change ON indicator_value FOR UPDATE TO {app} USING (
  organisation_id = ANY (ARRAY(SELECT organisations_with('WriteIndicators'))) OR indicator_id IN (SELECT computed_by_formula()) OR (SELECT is_system()));

CREATE POLICY read ON indicator_revision FOR SELECT TO {app} USING (EXISTS (SELECT FROM indicator_value v WHERE v.id = value_id));
CREATE POLICY add ON indicator_revision FOR INSERT TO {app} WITH CHECK (
  EXISTS (SELECT FROM indicator_value v WHERE v.id = value_id AND (
    v.organisation_id = ANY (ARRAY(SELECT organisations_with('WriteIndicators'))) OR v.indicator_id IN (SELECT computed_by_formula()))) OR (SELECT is_system()));

CREATE POLICY read ON indicator_target FOR SELECT TO {app} USING (organisation_id = ANY (ARRAY(SELECT organisations_with('ReadAgreement'))));
-- A level is entered by the officers, or by the board itself on its own decision on levels (decision record 0036).
CREATE POLICY add ON indicator_target FOR INSERT TO {app} WITH CHECK (
  organisation_id = ANY (ARRAY(SELECT organisations_with('WriteIndicators')))
  OR EXISTS (SELECT FROM board_decision d JOIN board b ON b.id = d.board_id
    WHERE d.id = decision_id AND d.kind = 'TargetsSet' AND b.organisation_id = indicator_target.organisation_id AND b.id = ANY (ARRAY(SELECT boards_with('RegisterDecision')))));
CREATE POLICY change ON indicator_target FOR UPDATE TO {app} USING (organisation_id = ANY (ARRAY(SELECT organisations_with('WriteIndicators', 'RegisterDecision'))));

-- The product runs the fetching, and whoever may write indicators may ask it to stop.
CREATE POLICY read ON kolada_run FOR SELECT TO {app} USING (EXISTS (SELECT organisations_with('ReadAgreement')) OR (SELECT is_system()));
CREATE POLICY add ON kolada_run FOR INSERT TO {app} WITH CHECK ((SELECT is_system()));
CREATE POLICY change ON kolada_run FOR UPDATE TO {app} USING ((SELECT is_system()) OR EXISTS (SELECT organisations_with('WriteIndicators')));
CREATE POLICY read ON kolada_run_line FOR SELECT TO {app} USING (EXISTS (SELECT organisations_with('ReadAgreement')) OR (SELECT is_system()));
CREATE POLICY add ON kolada_run_line FOR INSERT TO {app} WITH CHECK ((SELECT is_system()));

-- What the agreement's indicators are about, chosen by whoever writes the catalogue.
CREATE POLICY remove ON indicator_area FOR DELETE TO {app} USING (
  EXISTS (SELECT FROM indicator i WHERE i.id = indicator_id AND i.agreement_id = ANY (ARRAY(SELECT agreements_with('WriteCollaboration')))) OR (SELECT is_system()));
CREATE POLICY remove ON indicator_commitment FOR DELETE TO {app} USING (
  EXISTS (SELECT FROM indicator i WHERE i.id = indicator_id AND i.agreement_id = ANY (ARRAY(SELECT agreements_with('WriteCollaboration')))) OR (SELECT is_system()));

-- ---- What can be searched is what is published: read by everybody of the agreement, written by the database alone ----------

CREATE POLICY read ON search_document FOR SELECT TO {app} USING (agreement_id = ANY (ARRAY(SELECT agreements_with('ReadAgreement'))));
CREATE POLICY read ON search_word FOR SELECT TO {app} USING (agreement_id = ANY (ARRAY(SELECT agreements_with('ReadAgreement'))));

-- ---- Forced on every table that has a policy; the owner, who runs migrations and the functions above, has one that says yes --

DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT DISTINCT tablename FROM pg_policies WHERE schemaname = 'public' LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t.tablename);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t.tablename);
    EXECUTE format('CREATE POLICY owner ON public.%I TO {owner} USING (true) WITH CHECK (true)', t.tablename);
  END LOOP;
END $$;

-- Nobody but the app and the owner asks the functions that look behind the policies.
DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT oid::regprocedure AS signature FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f.signature);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO {app}', f.signature);
  END LOOP;
END $$;
