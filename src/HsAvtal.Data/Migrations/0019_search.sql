-- The search's own index of what is published: handed-over observations and recommendations, and actions of adopted plans. A draft
-- has no row here, so that no count, order or suggestion can tell of one (rule 1). Kept by the writes themselves.

-- The agreement stands among the words of each vector, so that the one index finds an agreement's words.
CREATE TABLE search_document (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    year integer NOT NULL,
    vector tsvector NOT NULL,
    CONSTRAINT pk_search_document PRIMARY KEY (id, agreement_id)
);

CREATE INDEX ix_search_document_vector ON search_document USING gin (vector);

-- Each word of the published texts as it is written, without rings and dots, and its stem: for compounds and for typing errors.
CREATE TABLE search_word (
    agreement_id uuid NOT NULL,
    word character varying(100) NOT NULL,
    plain character varying(100) NOT NULL,
    lexeme character varying(100) NOT NULL,
    CONSTRAINT pk_search_word PRIMARY KEY (agreement_id, word)
);

CREATE INDEX ix_search_word_plain ON search_word USING gin (plain gin_trgm_ops);

CREATE FUNCTION search_plain(word text) RETURNS text LANGUAGE sql IMMUTABLE
    AS $$ SELECT translate(word, 'åäáàâãöóòôøéèêëüúùûíìîïñç', 'aaaaaaoooooeeeeuuuuiiiinc') $$;

-- What of these is published, and its words: the one place that says what can be found.
CREATE FUNCTION search_published(ids uuid[]) RETURNS TABLE (id uuid, agreement_id uuid, kind text, year integer, title text, body text)
    LANGUAGE sql STABLE
    AS $$
    SELECT a.id, r.agreement_id, 'Recommendation', x.year, r.title, r.text
    FROM recommendation_addressee a JOIN recommendation r ON r.id = a.recommendation_id JOIN audit x ON x.id = r.audit_id
    WHERE a.id = ANY (ids) AND a.state <> 'Draft' AND a.withdrawn_at IS NULL AND r.withdrawn_at IS NULL
    UNION ALL
    SELECT a.id, y.agreement_id, 'Action', extract(year FROM coalesce(p.adopted_on, p.created_on))::integer, a.title, concat_ws(' ', a.description, a.responsible_function)
    FROM planned_action a JOIN action_plan p ON p.id = a.plan_id JOIN board b ON b.id = p.board_id JOIN agreement_party y ON y.organisation_id = b.organisation_id
    WHERE a.id = ANY (ids) AND p.state = 'Adopted' AND p.withdrawn_at IS NULL AND a.withdrawn_at IS NULL
    UNION ALL
    SELECT o.id, x.agreement_id, 'Observation', x.year, NULL, o.text
    FROM observation o JOIN audited_board d ON d.id = o.audited_board_id JOIN audit x ON x.id = d.audit_id
    WHERE o.id = ANY (ids) AND d.state = 'HandedOver' AND d.withdrawn_at IS NULL AND o.withdrawn_at IS NULL
    $$;

-- Words stay once they have been published; the order keeps two writers from waiting for each other.
CREATE FUNCTION search_index(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM search_document d WHERE d.id = ANY (ids);
    WITH published AS MATERIALIZED (SELECT * FROM search_published(ids)),
    indexed AS (
        INSERT INTO search_document (id, agreement_id, kind, year, vector)
        SELECT p.id, p.agreement_id, p.kind, p.year,
            setweight(to_tsvector('swedish', coalesce(p.title, '')), 'A') || setweight(to_tsvector('swedish', coalesce(p.body, '')), 'D')
                || array_to_tsvector(ARRAY[p.agreement_id::text])
        FROM published p)
    INSERT INTO search_word (agreement_id, word, plain, lexeme)
    SELECT t.agreement_id, t.word, search_plain(t.word), (ts_lexize('swedish_stem', t.word))[1]
    FROM (SELECT DISTINCT p.agreement_id, unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', p.title, p.body)))) AS word FROM published p) t
    WHERE length(t.word) <= 100 AND t.word !~ '[-/.@:_]' AND (ts_lexize('swedish_stem', t.word))[1] IS NOT NULL
    ORDER BY t.agreement_id, t.word
    ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION search_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM search_index(ARRAY(SELECT a.id FROM added a));
    RETURN NULL;
END $$;

CREATE FUNCTION search_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM search_index(CASE TG_TABLE_NAME
        WHEN 'recommendation' THEN ARRAY(SELECT a.id FROM recommendation_addressee a WHERE a.recommendation_id = NEW.id)
        WHEN 'audited_board' THEN ARRAY(SELECT o.id FROM observation o WHERE o.audited_board_id = NEW.id)
        WHEN 'action_plan' THEN ARRAY(SELECT a.id FROM planned_action a WHERE a.plan_id = NEW.id)
        ELSE ARRAY[NEW.id] END);
    RETURN NULL;
END $$;

CREATE TRIGGER search_added AFTER INSERT ON recommendation_addressee REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_added();
CREATE TRIGGER search_added AFTER INSERT ON planned_action REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_added();
CREATE TRIGGER search_added AFTER INSERT ON observation REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_added();

-- A report on an action, an answer and what else is written every day touch none of these.
CREATE TRIGGER search_changed AFTER UPDATE OF title, text, withdrawn_at ON recommendation FOR EACH ROW EXECUTE FUNCTION search_changed();
CREATE TRIGGER search_changed AFTER UPDATE OF state, withdrawn_at ON recommendation_addressee FOR EACH ROW
    WHEN ((OLD.state = 'Draft') <> (NEW.state = 'Draft') OR OLD.withdrawn_at IS DISTINCT FROM NEW.withdrawn_at) EXECUTE FUNCTION search_changed();
CREATE TRIGGER search_changed AFTER UPDATE OF title, description, responsible_function, withdrawn_at ON planned_action FOR EACH ROW EXECUTE FUNCTION search_changed();
CREATE TRIGGER search_changed AFTER UPDATE OF state, withdrawn_at ON action_plan FOR EACH ROW
    WHEN (OLD.state <> NEW.state OR OLD.withdrawn_at IS DISTINCT FROM NEW.withdrawn_at) EXECUTE FUNCTION search_changed();
CREATE TRIGGER search_changed AFTER UPDATE OF text, withdrawn_at ON observation FOR EACH ROW EXECUTE FUNCTION search_changed();
CREATE TRIGGER search_changed AFTER UPDATE OF state, withdrawn_at ON audited_board FOR EACH ROW
    WHEN (OLD.state <> NEW.state OR OLD.withdrawn_at IS DISTINCT FROM NEW.withdrawn_at) EXECUTE FUNCTION search_changed();

SELECT search_index(ARRAY(SELECT id FROM recommendation_addressee UNION ALL SELECT id FROM planned_action UNION ALL SELECT id FROM observation));
