CREATE TABLE stored_file (
    hash character varying(64) NOT NULL,
    content_type character varying(100) NOT NULL,
    size integer NOT NULL,
    content bytea NOT NULL,
    stored_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_stored_file PRIMARY KEY (hash)
);

CREATE TABLE evidence (
    id uuid NOT NULL,
    progress_report_id uuid,
    observation_id uuid,
    decision_id uuid,
    file_hash character varying(64),
    file_name character varying(200),
    link character varying(2000),
    title character varying(200),
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(200) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_evidence PRIMARY KEY (id),
    CONSTRAINT ck_evidence_one_owner CHECK (num_nonnulls(progress_report_id, observation_id, decision_id) = 1),
    CONSTRAINT fk_evidence_board_decision_decision_id FOREIGN KEY (decision_id) REFERENCES board_decision (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_observation_observation_id FOREIGN KEY (observation_id) REFERENCES observation (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_progress_report_progress_report_id FOREIGN KEY (progress_report_id) REFERENCES progress_report (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_stored_file_file_hash FOREIGN KEY (file_hash) REFERENCES stored_file (hash) ON DELETE RESTRICT
);

CREATE INDEX ix_evidence_decision_id ON evidence (decision_id);

CREATE INDEX ix_evidence_file_hash ON evidence (file_hash);

CREATE INDEX ix_evidence_observation_id ON evidence (observation_id);

CREATE INDEX ix_evidence_progress_report_id ON evidence (progress_report_id);

CREATE TABLE form_draft (
    user_id uuid NOT NULL,
    key character varying(200) NOT NULL,
    content jsonb NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_form_draft PRIMARY KEY (user_id, key),
    CONSTRAINT fk_form_draft_user_account_user_id FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE RESTRICT
);

CREATE TABLE indicator (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    area_id uuid,
    name character varying(200) NOT NULL,
    definition character varying(2000) NOT NULL,
    unit character varying(50) NOT NULL,
    direction character varying(40) NOT NULL,
    perspective character varying(40) NOT NULL,
    source character varying(300) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_indicator PRIMARY KEY (id),
    CONSTRAINT fk_indicator_agreement_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT,
    CONSTRAINT fk_indicator_agreement_area_area_id FOREIGN KEY (area_id) REFERENCES agreement_area (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_indicator_agreement_id_name ON indicator (agreement_id, name);

CREATE INDEX ix_indicator_area_id ON indicator (area_id);

ALTER TABLE planned_action ADD COLUMN effect_indicator_id uuid;

ALTER TABLE planned_action ADD CONSTRAINT fk_planned_action_indicator_effect_indicator_id FOREIGN KEY (effect_indicator_id) REFERENCES indicator (id) ON DELETE RESTRICT;

CREATE INDEX ix_planned_action_effect_indicator_id ON planned_action (effect_indicator_id);

ALTER TABLE board_decision ADD COLUMN sent_on date, ADD COLUMN recipients character varying(300);
