-- Indexes that the pages need at national size.

-- The log, read from its end by an administrator; and of what is part of no aggregate, such as accounts.
CREATE INDEX ix_change_log_chain_id ON change_log (chain, id);

CREATE INDEX ix_change_log_entity_id_id ON change_log (entity_id, id) WHERE aggregate_id IS NULL;

-- The current grades of areas: overview and matrix read nothing but this.
CREATE INDEX ix_assessment_current_grade ON assessment (audited_board_id) INCLUDE (area_id, grade_id, recorded_at)
WHERE purpose = 'Compliance' AND area_id IS NOT NULL AND corrected_by_id IS NULL AND withdrawn_at IS NULL;

-- Which batch an organisation's values last came with.
CREATE INDEX ix_indicator_value_organisation_id_batch_id ON indicator_value (organisation_id, batch_id);

-- An agreement's recommendations, audit by audit.
CREATE INDEX ix_recommendation_agreement_id_audit_id ON recommendation (agreement_id, audit_id);

DROP INDEX ix_recommendation_agreement_id;
