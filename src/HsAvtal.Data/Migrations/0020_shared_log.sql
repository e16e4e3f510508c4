-- What is nobody's own in an agreement (audits, recommendations, indicators) is a hundredth of the log. The log of an organisation shows it
-- too, latest first, and finds what was audited by its id; without these it read the whole agreement's.
CREATE INDEX ix_change_log_shared ON change_log (chain, id) WHERE organisation_id IS NULL;
CREATE INDEX ix_change_log_shared_aggregate ON change_log (chain, aggregate_id) WHERE organisation_id IS NULL;
