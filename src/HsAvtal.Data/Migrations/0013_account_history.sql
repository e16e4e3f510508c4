-- What an account has is logged by an id that begins with the account's, and is found by that beginning, however the database sorts words.
CREATE INDEX ix_change_log_of_account ON change_log (entity_id text_pattern_ops) WHERE aggregate_id IS NULL AND entity_id LIKE '%/%';
