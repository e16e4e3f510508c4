CREATE TABLE sign_in_provider (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    key character varying(40) NOT NULL,
    name character varying(100) NOT NULL,
    issuer character varying(500) NOT NULL,
    client_id character varying(200) NOT NULL,
    scopes character varying(200),
    name_claim character varying(100),
    organisation_ids uuid[] NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_sign_in_provider PRIMARY KEY (id),
    CONSTRAINT fk_sign_in_provider_agreement_agreement_id FOREIGN KEY (agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT
);

CREATE INDEX ix_sign_in_provider_agreement_id ON sign_in_provider (agreement_id);

CREATE UNIQUE INDEX ix_sign_in_provider_key ON sign_in_provider (key);

CREATE TABLE claim_rule (
    id uuid NOT NULL,
    provider_id uuid NOT NULL,
    claim_type character varying(200) NOT NULL,
    claim_value character varying(500) NOT NULL,
    role character varying(40) NOT NULL,
    organisation_id uuid NOT NULL,
    withdrawn_reason character varying(1000),
    withdrawn_by character varying(200),
    withdrawn_at timestamp with time zone,
    CONSTRAINT pk_claim_rule PRIMARY KEY (id),
    CONSTRAINT fk_claim_rule_organisation_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisation (id) ON DELETE RESTRICT,
    CONSTRAINT fk_claim_rule_sign_in_provider_provider_id FOREIGN KEY (provider_id) REFERENCES sign_in_provider (id) ON DELETE RESTRICT
);

CREATE INDEX ix_claim_rule_organisation_id ON claim_rule (organisation_id);

CREATE INDEX ix_claim_rule_provider_id ON claim_rule (provider_id);

ALTER TABLE role_assignment ADD COLUMN provider_id uuid;

ALTER TABLE role_assignment ADD CONSTRAINT fk_role_assignment_sign_in_provider_provider_id FOREIGN KEY (provider_id) REFERENCES sign_in_provider (id) ON DELETE RESTRICT;

CREATE INDEX ix_role_assignment_provider_id ON role_assignment (provider_id);

CREATE TABLE used_nonce (
    hash character varying(64) NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_used_nonce PRIMARY KEY (hash)
);

CREATE TABLE user_passkey (
    credential_id bytea NOT NULL,
    user_id uuid NOT NULL,
    data jsonb NOT NULL,
    CONSTRAINT pk_user_passkey PRIMARY KEY (credential_id),
    CONSTRAINT fk_user_passkey_user_account_user_id FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE RESTRICT
);

CREATE INDEX ix_user_passkey_user_id ON user_passkey (user_id);
