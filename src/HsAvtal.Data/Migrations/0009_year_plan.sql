CREATE TABLE board_meeting (
    id uuid NOT NULL,
    board_id uuid NOT NULL,
    meets_on date NOT NULL,
    note character varying(200),
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_board_meeting PRIMARY KEY (id),
    CONSTRAINT fk_board_meeting_board_board_id FOREIGN KEY (board_id) REFERENCES board (id) ON DELETE RESTRICT
);

CREATE INDEX ix_board_meeting_board_id_meets_on ON board_meeting (board_id, meets_on);

CREATE TABLE follow_up_plan (
    id uuid NOT NULL,
    board_id uuid NOT NULL,
    year integer NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_follow_up_plan PRIMARY KEY (id),
    CONSTRAINT fk_follow_up_plan_board_board_id FOREIGN KEY (board_id) REFERENCES board (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_follow_up_plan_board_id_year ON follow_up_plan (board_id, year);

CREATE TABLE follow_up_item (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    number integer NOT NULL,
    title character varying(200) NOT NULL,
    area_id uuid NOT NULL,
    indicator_id uuid,
    commitment_id uuid,
    perspective character varying(40) NOT NULL,
    how character varying(2000) NOT NULL,
    frequency character varying(40) NOT NULL,
    first_on date NOT NULL,
    responsible_function character varying(150) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_follow_up_item PRIMARY KEY (id),
    CONSTRAINT fk_follow_up_item_agreement_area_area_id FOREIGN KEY (area_id) REFERENCES agreement_area (id) ON DELETE RESTRICT,
    CONSTRAINT fk_follow_up_item_commitment_commitment_id FOREIGN KEY (commitment_id) REFERENCES commitment (id) ON DELETE RESTRICT,
    CONSTRAINT fk_follow_up_item_follow_up_plan_plan_id FOREIGN KEY (plan_id) REFERENCES follow_up_plan (id) ON DELETE RESTRICT,
    CONSTRAINT fk_follow_up_item_indicator_indicator_id FOREIGN KEY (indicator_id) REFERENCES indicator (id) ON DELETE RESTRICT
);

CREATE INDEX ix_follow_up_item_area_id ON follow_up_item (area_id);

CREATE INDEX ix_follow_up_item_commitment_id ON follow_up_item (commitment_id);

CREATE INDEX ix_follow_up_item_indicator_id ON follow_up_item (indicator_id);

CREATE UNIQUE INDEX ix_follow_up_item_plan_id_number ON follow_up_item (plan_id, number);

CREATE TABLE follow_up_occasion (
    id uuid NOT NULL,
    item_id uuid NOT NULL,
    planned_on date NOT NULL,
    done_on date,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_follow_up_occasion PRIMARY KEY (id),
    CONSTRAINT fk_follow_up_occasion_follow_up_item_item_id FOREIGN KEY (item_id) REFERENCES follow_up_item (id) ON DELETE RESTRICT
);

CREATE INDEX ix_follow_up_occasion_item_id_planned_on ON follow_up_occasion (item_id, planned_on);

CREATE TABLE follow_up_report (
    id uuid NOT NULL,
    occasion_id uuid NOT NULL,
    done_on date NOT NULL,
    text character varying(4000) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(200) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_follow_up_report PRIMARY KEY (id),
    CONSTRAINT fk_follow_up_report_follow_up_occasion_occasion_id FOREIGN KEY (occasion_id) REFERENCES follow_up_occasion (id) ON DELETE RESTRICT
);

CREATE INDEX ix_follow_up_report_occasion_id ON follow_up_report (occasion_id);

ALTER TABLE evidence ADD COLUMN follow_up_report_id uuid;

ALTER TABLE evidence ADD CONSTRAINT fk_evidence_follow_up_report_follow_up_report_id FOREIGN KEY (follow_up_report_id) REFERENCES follow_up_report (id) ON DELETE RESTRICT;

ALTER TABLE evidence DROP CONSTRAINT ck_evidence_one_owner, ADD CONSTRAINT ck_evidence_one_owner CHECK (num_nonnulls(progress_report_id, observation_id, decision_id, follow_up_report_id) = 1);

CREATE INDEX ix_evidence_follow_up_report_id ON evidence (follow_up_report_id);

CREATE TABLE calendar_address (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    token_hash character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_calendar_address PRIMARY KEY (id),
    CONSTRAINT fk_calendar_address_user_account_user_id FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_calendar_address_token_hash ON calendar_address (token_hash);

CREATE INDEX ix_calendar_address_user_id ON calendar_address (user_id);
