-- Areas change places in one save; the domain and the agreement's version keep their order.
DROP INDEX ix_agreement_area_agreement_id_order;

CREATE INDEX ix_agreement_area_agreement_id_order ON agreement_area (agreement_id, "order");

-- A role is held once by a user at an organisation.
CREATE UNIQUE INDEX ix_role_assignment_role_user_id_organisation_id ON role_assignment (role, user_id, organisation_id) WHERE (withdrawn_at IS NULL);

-- Why an account was last disabled or enabled.
ALTER TABLE user_account ADD COLUMN status_reason character varying(1000);
