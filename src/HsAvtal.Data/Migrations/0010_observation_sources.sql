-- The source of an observation by kind. What stood in one text is sorted by the words in it; a text of several kinds stays whole.
ALTER TABLE observation
    ADD COLUMN source_document character varying(500),
    ADD COLUMN source_interview character varying(500),
    ADD COLUMN source_figure character varying(500);

UPDATE observation SET
    source_interview = CASE WHEN source ILIKE '%intervju%' THEN source END,
    source_figure = CASE WHEN source NOT ILIKE '%intervju%' AND source ILIKE '%statistik%' THEN source END,
    source_document = CASE WHEN source NOT ILIKE '%intervju%' AND source NOT ILIKE '%statistik%' THEN source END
WHERE source IS NOT NULL;

ALTER TABLE observation DROP COLUMN source;
