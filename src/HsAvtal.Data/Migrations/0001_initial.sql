-- The schema of the foundation: one table per entity, enums as text, dates that a law or a meeting sets as date.

CREATE TABLE agreement (
    id uuid NOT NULL,
    name character varying(300) NOT NULL,
    short_name character varying(100) NOT NULL,
    signed_on date NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_agreement PRIMARY KEY (id)
);

CREATE TABLE change_log (
    id bigint GENERATED ALWAYS AS IDENTITY,
    occurred_at timestamp with time zone NOT NULL,
    user_id uuid NOT NULL,
    user_name character varying(200) NOT NULL,
    action character varying(20) NOT NULL,
    entity character varying(100) NOT NULL,
    entity_id character varying(200) NOT NULL,
    aggregate_id uuid,
    before jsonb,
    after jsonb,
    correlation_id character varying(64),
    CONSTRAINT pk_change_log PRIMARY KEY (id)
);

CREATE TABLE data_protection_key (
    id bigint GENERATED ALWAYS AS IDENTITY,
    friendly_name character varying(200) NOT NULL,
    xml text NOT NULL,
    CONSTRAINT pk_data_protection_key PRIMARY KEY (id)
);

CREATE TABLE organisation (
    id uuid NOT NULL,
    code character varying(4) NOT NULL,
    name character varying(200) NOT NULL,
    short_name character varying(50) NOT NULL,
    kind character varying(40) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_organisation PRIMARY KEY (id)
);

CREATE TABLE user_account (
    id uuid NOT NULL,
    display_name character varying(200) NOT NULL,
    is_disabled boolean NOT NULL,
    user_name character varying(256),
    normalized_user_name character varying(256),
    email character varying(256),
    normalized_email character varying(256),
    email_confirmed boolean NOT NULL,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    phone_number text,
    phone_number_confirmed boolean NOT NULL,
    two_factor_enabled boolean NOT NULL,
    lockout_end timestamp with time zone,
    lockout_enabled boolean NOT NULL,
    access_failed_count integer NOT NULL,
    CONSTRAINT pk_user_account PRIMARY KEY (id)
);

CREATE TABLE agreement_area (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    "order" integer NOT NULL,
    name character varying(150) NOT NULL,
    summary character varying(2000) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_agreement_area PRIMARY KEY (id),
    CONSTRAINT fk_agreement_area_agreement_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT
);

CREATE TABLE agreement_version (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    label character varying(200) NOT NULL,
    state character varying(40) NOT NULL,
    valid_from date,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_agreement_version PRIMARY KEY (id),
    CONSTRAINT fk_agreement_version_agreement_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT
);

CREATE TABLE audit (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    title character varying(200) NOT NULL,
    year integer NOT NULL,
    kind character varying(40) NOT NULL,
    commissioned_by character varying(200) NOT NULL,
    carried_out_by character varying(200) NOT NULL,
    period_start date,
    period_end date,
    previous_audit_id uuid,
    criteria text[] NOT NULL,
    questions text[] NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_audit PRIMARY KEY (id),
    CONSTRAINT fk_audit_agreement_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT,
    CONSTRAINT fk_audit_audit_previous_audit_id FOREIGN KEY (previous_audit_id) REFERENCES audit (id) ON DELETE RESTRICT
);

CREATE TABLE grade_scale (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    name character varying(100) NOT NULL,
    purpose character varying(40) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_grade_scale PRIMARY KEY (id),
    CONSTRAINT fk_grade_scale_agreement_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT
);

CREATE TABLE subregion (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    name character varying(100) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_subregion PRIMARY KEY (id),
    CONSTRAINT fk_subregion_agreement_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT
);

CREATE TABLE board (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    name character varying(200) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_board PRIMARY KEY (id),
    CONSTRAINT fk_board_organisation_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisation (id) ON DELETE RESTRICT
);

CREATE TABLE role_assignment (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    role character varying(40) NOT NULL,
    organisation_id uuid NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_role_assignment PRIMARY KEY (id),
    CONSTRAINT fk_role_assignment_organisation_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisation (id) ON DELETE RESTRICT,
    CONSTRAINT fk_role_assignment_user_account_user_id FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE RESTRICT
);

CREATE TABLE user_claim (
    id integer GENERATED BY DEFAULT AS IDENTITY,
    user_id uuid NOT NULL,
    claim_type text,
    claim_value text,
    CONSTRAINT pk_user_claim PRIMARY KEY (id),
    CONSTRAINT fk_user_claim_user_account_user_id FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE RESTRICT
);

CREATE TABLE user_login (
    login_provider text NOT NULL,
    provider_key text NOT NULL,
    provider_display_name text,
    user_id uuid NOT NULL,
    CONSTRAINT pk_user_login PRIMARY KEY (login_provider, provider_key),
    CONSTRAINT fk_user_login_user_account_user_id FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE RESTRICT
);

CREATE TABLE user_token (
    user_id uuid NOT NULL,
    login_provider text NOT NULL,
    name text NOT NULL,
    value text,
    CONSTRAINT pk_user_token PRIMARY KEY (user_id, login_provider, name),
    CONSTRAINT fk_user_token_user_account_user_id FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE RESTRICT
);

CREATE TABLE commitment (
    id uuid NOT NULL,
    area_id uuid NOT NULL,
    number integer NOT NULL,
    text character varying(2000) NOT NULL,
    carried_by character varying(40) NOT NULL,
    target character varying(200),
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_commitment PRIMARY KEY (id),
    CONSTRAINT fk_commitment_agreement_area_area_id FOREIGN KEY (area_id) REFERENCES agreement_area (id) ON DELETE RESTRICT
);

CREATE TABLE recommendation (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    audit_id uuid NOT NULL,
    number character varying(10) NOT NULL,
    title character varying(200) NOT NULL,
    text character varying(4000) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_recommendation PRIMARY KEY (id),
    CONSTRAINT fk_recommendation_agreement_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT,
    CONSTRAINT fk_recommendation_audit_audit_id FOREIGN KEY (audit_id) REFERENCES audit (id) ON DELETE RESTRICT
);

CREATE TABLE grade (
    id uuid NOT NULL,
    scale_id uuid NOT NULL,
    purpose character varying(40) NOT NULL,
    rank integer NOT NULL,
    steps integer NOT NULL,
    name character varying(100) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_grade PRIMARY KEY (id),
    CONSTRAINT fk_grade_grade_scale_scale_id FOREIGN KEY (scale_id) REFERENCES grade_scale (id) ON DELETE RESTRICT
);

CREATE TABLE agreement_party (
    agreement_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    subregion_id uuid,
    CONSTRAINT pk_agreement_party PRIMARY KEY (agreement_id, organisation_id),
    CONSTRAINT fk_agreement_party_agreement_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT,
    CONSTRAINT fk_agreement_party_organisation_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisation (id) ON DELETE RESTRICT,
    CONSTRAINT fk_agreement_party_subregion_subregion_id FOREIGN KEY (subregion_id) REFERENCES subregion (id) ON DELETE RESTRICT
);

CREATE TABLE audited_board (
    id uuid NOT NULL,
    audit_id uuid NOT NULL,
    board_id uuid NOT NULL,
    state character varying(40) NOT NULL,
    handed_over_on date,
    handed_over_by character varying(200),
    answer_due_on date,
    registry_number character varying(60),
    informed character varying(300),
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_audited_board PRIMARY KEY (id),
    CONSTRAINT fk_audited_board_audit_audit_id FOREIGN KEY (audit_id) REFERENCES audit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_audited_board_board_board_id FOREIGN KEY (board_id) REFERENCES board (id) ON DELETE RESTRICT
);

CREATE TABLE board_decision (
    id uuid NOT NULL,
    board_id uuid NOT NULL,
    decided_on date NOT NULL,
    paragraph character varying(30) NOT NULL,
    registry_number character varying(60),
    kind character varying(40) NOT NULL,
    text character varying(4000) NOT NULL,
    registered_by character varying(200) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_board_decision PRIMARY KEY (id),
    CONSTRAINT fk_board_decision_board_board_id FOREIGN KEY (board_id) REFERENCES board (id) ON DELETE RESTRICT
);

CREATE TABLE recommendation_area (
    recommendation_id uuid NOT NULL,
    area_id uuid NOT NULL,
    CONSTRAINT pk_recommendation_area PRIMARY KEY (recommendation_id, area_id),
    CONSTRAINT fk_recommendation_area_agreement_area_area_id FOREIGN KEY (area_id) REFERENCES agreement_area (id) ON DELETE RESTRICT,
    CONSTRAINT fk_recommendation_area_recommendation_recommendation_id FOREIGN KEY (recommendation_id) REFERENCES recommendation (id) ON DELETE RESTRICT
);

CREATE TABLE recommendation_link (
    from_id uuid NOT NULL,
    to_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    CONSTRAINT pk_recommendation_link PRIMARY KEY (from_id, to_id),
    CONSTRAINT fk_recommendation_link_recommendation_from_id FOREIGN KEY (from_id) REFERENCES recommendation (id) ON DELETE RESTRICT,
    CONSTRAINT fk_recommendation_link_recommendation_to_id FOREIGN KEY (to_id) REFERENCES recommendation (id) ON DELETE RESTRICT
);

CREATE TABLE assessment (
    id uuid NOT NULL,
    audited_board_id uuid NOT NULL,
    subject_kind character varying(40) NOT NULL,
    area_id uuid,
    recommendation_id uuid,
    purpose character varying(40) NOT NULL,
    grade_id uuid,
    motivation character varying(8000),
    own_wording character varying(300),
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(200) NOT NULL,
    corrects_id uuid,
    correction_reason character varying(1000),
    corrected_by_id uuid,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_assessment PRIMARY KEY (id),
    CONSTRAINT fk_assessment_agreement_area_area_id FOREIGN KEY (area_id) REFERENCES agreement_area (id) ON DELETE RESTRICT,
    CONSTRAINT fk_assessment_assessment_corrects_id FOREIGN KEY (corrects_id) REFERENCES assessment (id) ON DELETE RESTRICT,
    CONSTRAINT fk_assessment_audited_board_audited_board_id FOREIGN KEY (audited_board_id) REFERENCES audited_board (id) ON DELETE RESTRICT,
    CONSTRAINT fk_assessment_grade_grade_id FOREIGN KEY (grade_id) REFERENCES grade (id) ON DELETE RESTRICT,
    CONSTRAINT fk_assessment_recommendation_recommendation_id FOREIGN KEY (recommendation_id) REFERENCES recommendation (id) ON DELETE RESTRICT
);

CREATE TABLE observation (
    id uuid NOT NULL,
    audited_board_id uuid NOT NULL,
    area_id uuid,
    text character varying(8000) NOT NULL,
    source character varying(500),
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(200) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_observation PRIMARY KEY (id),
    CONSTRAINT fk_observation_agreement_area_area_id FOREIGN KEY (area_id) REFERENCES agreement_area (id) ON DELETE RESTRICT,
    CONSTRAINT fk_observation_audited_board_audited_board_id FOREIGN KEY (audited_board_id) REFERENCES audited_board (id) ON DELETE RESTRICT
);

CREATE TABLE recommendation_follow_up (
    id uuid NOT NULL,
    audited_board_id uuid NOT NULL,
    recommendation_id uuid NOT NULL,
    outcome character varying(40),
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_recommendation_follow_up PRIMARY KEY (id),
    CONSTRAINT fk_recommendation_follow_up_audited_board_audited_board_id FOREIGN KEY (audited_board_id) REFERENCES audited_board (id) ON DELETE RESTRICT,
    CONSTRAINT fk_recommendation_follow_up_recommendation_recommendation_id FOREIGN KEY (recommendation_id) REFERENCES recommendation (id) ON DELETE RESTRICT
);

CREATE TABLE action_plan (
    id uuid NOT NULL,
    board_id uuid NOT NULL,
    title character varying(200) NOT NULL,
    kind character varying(40) NOT NULL,
    audit_id uuid,
    state character varying(40) NOT NULL,
    created_on date NOT NULL,
    adoption_decision_id uuid,
    adopted_on date,
    review_interval_days integer NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_action_plan PRIMARY KEY (id),
    CONSTRAINT fk_action_plan_audit_audit_id FOREIGN KEY (audit_id) REFERENCES audit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_action_plan_board_board_id FOREIGN KEY (board_id) REFERENCES board (id) ON DELETE RESTRICT,
    CONSTRAINT fk_action_plan_board_decision_adoption_decision_id FOREIGN KEY (adoption_decision_id) REFERENCES board_decision (id) ON DELETE RESTRICT
);

CREATE TABLE decision_recommendation (
    decision_id uuid NOT NULL,
    recommendation_id uuid NOT NULL,
    CONSTRAINT pk_decision_recommendation PRIMARY KEY (decision_id, recommendation_id),
    CONSTRAINT fk_decision_recommendation_board_decision_decision_id FOREIGN KEY (decision_id) REFERENCES board_decision (id) ON DELETE RESTRICT,
    CONSTRAINT fk_decision_recommendation_recommendation_recommendation_id FOREIGN KEY (recommendation_id) REFERENCES recommendation (id) ON DELETE RESTRICT
);

CREATE TABLE recommendation_addressee (
    id uuid NOT NULL,
    recommendation_id uuid NOT NULL,
    board_id uuid NOT NULL,
    audited_board_id uuid NOT NULL,
    state character varying(40) NOT NULL,
    risk_decision_id uuid,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_recommendation_addressee PRIMARY KEY (id),
    CONSTRAINT fk_recommendation_addressee_audited_board_audited_board_id FOREIGN KEY (audited_board_id) REFERENCES audited_board (id) ON DELETE RESTRICT,
    CONSTRAINT fk_recommendation_addressee_board_board_id FOREIGN KEY (board_id) REFERENCES board (id) ON DELETE RESTRICT,
    CONSTRAINT fk_recommendation_addressee_board_decision_risk_decision_id FOREIGN KEY (risk_decision_id) REFERENCES board_decision (id) ON DELETE RESTRICT,
    CONSTRAINT fk_recommendation_addressee_recommendation_recommendation_id FOREIGN KEY (recommendation_id) REFERENCES recommendation (id) ON DELETE RESTRICT
);

CREATE TABLE planned_action (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    number integer NOT NULL,
    title character varying(200) NOT NULL,
    description character varying(4000),
    area_id uuid,
    responsible_function character varying(150),
    start_on date,
    due_on date,
    original_due_on date,
    status character varying(40) NOT NULL,
    completed_on date,
    last_reported_on date,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_planned_action PRIMARY KEY (id),
    CONSTRAINT fk_planned_action_action_plan_plan_id FOREIGN KEY (plan_id) REFERENCES action_plan (id) ON DELETE RESTRICT,
    CONSTRAINT fk_planned_action_agreement_area_area_id FOREIGN KEY (area_id) REFERENCES agreement_area (id) ON DELETE RESTRICT
);

CREATE TABLE board_response (
    id uuid NOT NULL,
    addressee_id uuid NOT NULL,
    position character varying(40) NOT NULL,
    statement character varying(8000) NOT NULL,
    decision_id uuid NOT NULL,
    answered_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(200) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_board_response PRIMARY KEY (id),
    CONSTRAINT fk_board_response_board_decision_decision_id FOREIGN KEY (decision_id) REFERENCES board_decision (id) ON DELETE RESTRICT,
    CONSTRAINT fk_board_response_recommendation_addressee_addressee_id FOREIGN KEY (addressee_id) REFERENCES recommendation_addressee (id) ON DELETE RESTRICT
);

CREATE TABLE recommendation_event (
    id uuid NOT NULL,
    addressee_id uuid NOT NULL,
    from_state character varying(40) NOT NULL,
    to_state character varying(40) NOT NULL,
    occurred_on date NOT NULL,
    text character varying(4000),
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(200) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_recommendation_event PRIMARY KEY (id),
    CONSTRAINT fk_recommendation_event_recommendation_addressee_addressee_id FOREIGN KEY (addressee_id) REFERENCES recommendation_addressee (id) ON DELETE RESTRICT
);

CREATE TABLE action_recommendation (
    action_id uuid NOT NULL,
    recommendation_id uuid NOT NULL,
    CONSTRAINT pk_action_recommendation PRIMARY KEY (action_id, recommendation_id),
    CONSTRAINT fk_action_recommendation_planned_action_action_id FOREIGN KEY (action_id) REFERENCES planned_action (id) ON DELETE RESTRICT,
    CONSTRAINT fk_action_recommendation_recommendation_recommendation_id FOREIGN KEY (recommendation_id) REFERENCES recommendation (id) ON DELETE RESTRICT
);

CREATE TABLE deferral (
    id uuid NOT NULL,
    action_id uuid NOT NULL,
    from_due_on date,
    to_due_on date NOT NULL,
    reason character varying(2000) NOT NULL,
    decided_by character varying(150) NOT NULL,
    decided_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(200) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_deferral PRIMARY KEY (id),
    CONSTRAINT fk_deferral_planned_action_action_id FOREIGN KEY (action_id) REFERENCES planned_action (id) ON DELETE RESTRICT
);

CREATE TABLE progress_report (
    id uuid NOT NULL,
    action_id uuid NOT NULL,
    from_status character varying(40) NOT NULL,
    status character varying(40) NOT NULL,
    text character varying(4000) NOT NULL,
    reported_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(200) NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_progress_report PRIMARY KEY (id),
    CONSTRAINT fk_progress_report_planned_action_action_id FOREIGN KEY (action_id) REFERENCES planned_action (id) ON DELETE RESTRICT
);

CREATE INDEX ix_action_plan_adoption_decision_id ON action_plan (adoption_decision_id);

CREATE INDEX ix_action_plan_audit_id ON action_plan (audit_id);

CREATE INDEX ix_action_plan_board_id ON action_plan (board_id);

CREATE INDEX ix_action_recommendation_recommendation_id ON action_recommendation (recommendation_id);

CREATE UNIQUE INDEX ix_agreement_area_agreement_id_order ON agreement_area (agreement_id, "order");

CREATE INDEX ix_agreement_party_organisation_id ON agreement_party (organisation_id);

CREATE INDEX ix_agreement_party_subregion_id ON agreement_party (subregion_id);

CREATE INDEX ix_agreement_version_agreement_id ON agreement_version (agreement_id);

CREATE INDEX ix_assessment_area_id ON assessment (area_id);

CREATE INDEX ix_assessment_audited_board_id ON assessment (audited_board_id);

CREATE INDEX ix_assessment_corrects_id ON assessment (corrects_id);

CREATE INDEX ix_assessment_grade_id ON assessment (grade_id);

CREATE INDEX ix_assessment_recommendation_id ON assessment (recommendation_id);

CREATE INDEX ix_audit_agreement_id ON audit (agreement_id);

CREATE INDEX ix_audit_previous_audit_id ON audit (previous_audit_id);

CREATE UNIQUE INDEX ix_audited_board_audit_id_board_id ON audited_board (audit_id, board_id);

CREATE INDEX ix_audited_board_board_id ON audited_board (board_id);

CREATE INDEX ix_board_organisation_id ON board (organisation_id);

CREATE INDEX ix_board_decision_board_id ON board_decision (board_id);

CREATE INDEX ix_board_response_addressee_id ON board_response (addressee_id);

CREATE INDEX ix_board_response_decision_id ON board_response (decision_id);

CREATE INDEX ix_change_log_aggregate_id_id ON change_log (aggregate_id, id);

CREATE UNIQUE INDEX ix_commitment_area_id_number ON commitment (area_id, number);

CREATE INDEX ix_decision_recommendation_recommendation_id ON decision_recommendation (recommendation_id);

CREATE INDEX ix_deferral_action_id ON deferral (action_id);

CREATE UNIQUE INDEX ix_grade_scale_id_rank ON grade (scale_id, rank);

CREATE INDEX ix_grade_scale_agreement_id ON grade_scale (agreement_id);

CREATE INDEX ix_observation_area_id ON observation (area_id);

CREATE INDEX ix_observation_audited_board_id ON observation (audited_board_id);

CREATE UNIQUE INDEX ix_organisation_code ON organisation (code);

CREATE INDEX ix_planned_action_area_id ON planned_action (area_id);

CREATE UNIQUE INDEX ix_planned_action_plan_id_number ON planned_action (plan_id, number);

CREATE INDEX ix_progress_report_action_id ON progress_report (action_id);

CREATE INDEX ix_recommendation_agreement_id ON recommendation (agreement_id);

CREATE INDEX ix_recommendation_audit_id ON recommendation (audit_id);

CREATE INDEX ix_recommendation_addressee_audited_board_id ON recommendation_addressee (audited_board_id);

CREATE INDEX ix_recommendation_addressee_board_id ON recommendation_addressee (board_id);

CREATE UNIQUE INDEX ix_recommendation_addressee_recommendation_id_board_id ON recommendation_addressee (recommendation_id, board_id);

CREATE INDEX ix_recommendation_addressee_risk_decision_id ON recommendation_addressee (risk_decision_id);

CREATE INDEX ix_recommendation_area_area_id ON recommendation_area (area_id);

CREATE INDEX ix_recommendation_event_addressee_id ON recommendation_event (addressee_id);

CREATE UNIQUE INDEX ix_recommendation_follow_up_audited_board_id_recommendation_id ON recommendation_follow_up (audited_board_id, recommendation_id);

CREATE INDEX ix_recommendation_follow_up_recommendation_id ON recommendation_follow_up (recommendation_id);

CREATE INDEX ix_recommendation_link_to_id ON recommendation_link (to_id);

CREATE INDEX ix_role_assignment_organisation_id ON role_assignment (organisation_id);

CREATE INDEX ix_role_assignment_user_id ON role_assignment (user_id);

CREATE UNIQUE INDEX ix_subregion_agreement_id_name ON subregion (agreement_id, name);

CREATE INDEX email_index ON user_account (normalized_email);

CREATE UNIQUE INDEX user_name_index ON user_account (normalized_user_name);

CREATE INDEX ix_user_claim_user_id ON user_claim (user_id);

CREATE INDEX ix_user_login_user_id ON user_login (user_id);

