CREATE TABLE indicator_area (
    indicator_id uuid NOT NULL,
    area_id uuid NOT NULL,
    CONSTRAINT pk_indicator_area PRIMARY KEY (indicator_id, area_id),
    CONSTRAINT fk_indicator_area_agreement_area_area_id FOREIGN KEY (area_id) REFERENCES agreement_area (id) ON DELETE RESTRICT,
    CONSTRAINT fk_indicator_area_indicator_indicator_id FOREIGN KEY (indicator_id) REFERENCES indicator (id) ON DELETE RESTRICT
);

CREATE INDEX ix_indicator_area_area_id ON indicator_area (area_id);

INSERT INTO indicator_area (indicator_id, area_id) SELECT id, area_id FROM indicator WHERE area_id IS NOT NULL;

CREATE TABLE indicator_commitment (
    indicator_id uuid NOT NULL,
    commitment_id uuid NOT NULL,
    CONSTRAINT pk_indicator_commitment PRIMARY KEY (indicator_id, commitment_id),
    CONSTRAINT fk_indicator_commitment_commitment_commitment_id FOREIGN KEY (commitment_id) REFERENCES commitment (id) ON DELETE RESTRICT,
    CONSTRAINT fk_indicator_commitment_indicator_indicator_id FOREIGN KEY (indicator_id) REFERENCES indicator (id) ON DELETE RESTRICT
);

CREATE INDEX ix_indicator_commitment_commitment_id ON indicator_commitment (commitment_id);

-- What was one text is told apart: where the values come from, and who collects them.
ALTER TABLE indicator RENAME COLUMN source TO source_text;

ALTER TABLE indicator
    DROP COLUMN area_id,
    ADD COLUMN kolada_id character varying(20),
    ADD COLUMN source character varying(40),
    ADD COLUMN period_kind character varying(40),
    ADD COLUMN decimals integer,
    ADD COLUMN is_gender_split boolean,
    ADD COLUMN formula character varying(40),
    ADD COLUMN numerator_id uuid,
    ADD COLUMN denominator_id uuid,
    ADD COLUMN payment_line numeric,
    ADD COLUMN gone_from_source_at timestamp with time zone,
    ADD CONSTRAINT fk_indicator_indicator_numerator_id FOREIGN KEY (numerator_id) REFERENCES indicator (id) ON DELETE RESTRICT,
    ADD CONSTRAINT fk_indicator_indicator_denominator_id FOREIGN KEY (denominator_id) REFERENCES indicator (id) ON DELETE RESTRICT;

UPDATE indicator SET
    kolada_id = substring(source_text FROM '[NU][0-9]{5}'),
    source = CASE WHEN source_text ~ '[NU][0-9]{5}' THEN 'Kolada' ELSE 'OwnRegistration' END,
    period_kind = 'Year',
    decimals = CASE WHEN unit = 'antal' THEN 0 ELSE 1 END,
    is_gender_split = false;

ALTER TABLE indicator
    ALTER COLUMN source SET NOT NULL,
    ALTER COLUMN period_kind SET NOT NULL,
    ALTER COLUMN decimals SET NOT NULL,
    ALTER COLUMN is_gender_split SET NOT NULL;

CREATE INDEX ix_indicator_numerator_id ON indicator (numerator_id);

CREATE INDEX ix_indicator_denominator_id ON indicator (denominator_id);

CREATE TABLE indicator_batch (
    id bigint GENERATED ALWAYS AS IDENTITY,
    indicator_id uuid NOT NULL,
    organisation_id uuid,
    origin character varying(40) NOT NULL,
    source character varying(1000) NOT NULL,
    at timestamp with time zone NOT NULL,
    user_id uuid NOT NULL,
    user_name character varying(200) NOT NULL,
    added integer NOT NULL,
    changed integer NOT NULL,
    vanished integer NOT NULL,
    CONSTRAINT pk_indicator_batch PRIMARY KEY (id),
    CONSTRAINT fk_indicator_batch_indicator_indicator_id FOREIGN KEY (indicator_id) REFERENCES indicator (id) ON DELETE RESTRICT,
    CONSTRAINT fk_indicator_batch_organisation_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisation (id) ON DELETE RESTRICT
);

CREATE INDEX ix_indicator_batch_indicator_id ON indicator_batch (indicator_id);

CREATE INDEX ix_indicator_batch_organisation_id ON indicator_batch (organisation_id);

-- Millions of rows: from where, when and by whom is said once, by the batch. Organisation null is the nation.
CREATE TABLE indicator_value (
    id bigint GENERATED ALWAYS AS IDENTITY,
    indicator_id uuid NOT NULL,
    organisation_id uuid,
    period date NOT NULL,
    gender character varying(40) NOT NULL,
    value numeric,
    missing character varying(40),
    batch_id bigint NOT NULL,
    CONSTRAINT pk_indicator_value PRIMARY KEY (id),
    CONSTRAINT ck_indicator_value_value_or_reason CHECK (num_nonnulls(value, missing) = 1),
    CONSTRAINT fk_indicator_value_indicator_batch_batch_id FOREIGN KEY (batch_id) REFERENCES indicator_batch (id) ON DELETE RESTRICT,
    CONSTRAINT fk_indicator_value_indicator_indicator_id FOREIGN KEY (indicator_id) REFERENCES indicator (id) ON DELETE RESTRICT,
    CONSTRAINT fk_indicator_value_organisation_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisation (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_indicator_value_indicator_id_organisation_id_gender_period
    ON indicator_value (indicator_id, organisation_id, gender, period) NULLS NOT DISTINCT;

CREATE INDEX ix_indicator_value_organisation_id_indicator_id ON indicator_value (organisation_id, indicator_id);

CREATE INDEX ix_indicator_value_batch_id ON indicator_value (batch_id);

-- What a value was before each revision.
CREATE TABLE indicator_revision (
    id bigint GENERATED ALWAYS AS IDENTITY,
    value_id bigint NOT NULL,
    value numeric,
    missing character varying(40),
    batch_id bigint NOT NULL,
    replaced_by_batch_id bigint NOT NULL,
    CONSTRAINT pk_indicator_revision PRIMARY KEY (id),
    CONSTRAINT fk_indicator_revision_indicator_batch_batch_id FOREIGN KEY (batch_id) REFERENCES indicator_batch (id) ON DELETE RESTRICT,
    CONSTRAINT fk_indicator_revision_indicator_batch_replaced_by_batch_id FOREIGN KEY (replaced_by_batch_id) REFERENCES indicator_batch (id) ON DELETE RESTRICT,
    CONSTRAINT fk_indicator_revision_indicator_value_value_id FOREIGN KEY (value_id) REFERENCES indicator_value (id) ON DELETE RESTRICT
);

CREATE INDEX ix_indicator_revision_value_id ON indicator_revision (value_id);

CREATE INDEX ix_indicator_revision_batch_id ON indicator_revision (batch_id);

CREATE INDEX ix_indicator_revision_replaced_by_batch_id ON indicator_revision (replaced_by_batch_id);

CREATE TABLE indicator_target (
    id uuid NOT NULL,
    indicator_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    period date NOT NULL,
    value numeric NOT NULL,
    decision_id uuid NOT NULL,
    registered_by character varying(200) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_indicator_target PRIMARY KEY (id),
    CONSTRAINT fk_indicator_target_board_decision_decision_id FOREIGN KEY (decision_id) REFERENCES board_decision (id) ON DELETE RESTRICT,
    CONSTRAINT fk_indicator_target_indicator_indicator_id FOREIGN KEY (indicator_id) REFERENCES indicator (id) ON DELETE RESTRICT,
    CONSTRAINT fk_indicator_target_organisation_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisation (id) ON DELETE RESTRICT
);

CREATE INDEX ix_indicator_target_indicator_id ON indicator_target (indicator_id);

CREATE INDEX ix_indicator_target_organisation_id ON indicator_target (organisation_id);

CREATE INDEX ix_indicator_target_decision_id ON indicator_target (decision_id);

CREATE UNIQUE INDEX ix_indicator_target_indicator_id_organisation_id_period
    ON indicator_target (indicator_id, organisation_id, period) WHERE withdrawn_at IS NULL;

CREATE TABLE fixed_indicators (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    year integer NOT NULL,
    decided_on date NOT NULL,
    decided_by character varying(200) NOT NULL,
    paragraph character varying(30) NOT NULL,
    registry_number character varying(60),
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_fixed_indicators PRIMARY KEY (id),
    CONSTRAINT fk_fixed_indicators_agreement_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT
);

CREATE INDEX ix_fixed_indicators_agreement_id ON fixed_indicators (agreement_id);

CREATE UNIQUE INDEX ix_fixed_indicators_agreement_id_year ON fixed_indicators (agreement_id, year) WHERE withdrawn_at IS NULL;

CREATE TABLE fixed_indicator (
    fixed_indicators_id uuid NOT NULL,
    indicator_id uuid NOT NULL,
    CONSTRAINT pk_fixed_indicator PRIMARY KEY (fixed_indicators_id, indicator_id),
    CONSTRAINT fk_fixed_indicator_fixed_indicators_fixed_indicators_id FOREIGN KEY (fixed_indicators_id) REFERENCES fixed_indicators (id) ON DELETE RESTRICT,
    CONSTRAINT fk_fixed_indicator_indicator_indicator_id FOREIGN KEY (indicator_id) REFERENCES indicator (id) ON DELETE RESTRICT
);

CREATE INDEX ix_fixed_indicator_indicator_id ON fixed_indicator (indicator_id);
