-- Words are looked for in all that an entry holds: by their groups of three letters, so that a million entries are not read.
CREATE INDEX ix_change_log_words ON change_log USING gin ((coalesce(before::text, '') || coalesce(after::text, '')) gin_trgm_ops);
