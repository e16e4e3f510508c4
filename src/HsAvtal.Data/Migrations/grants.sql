-- What the app role may do. Run after every migration; {app} is the role's name.
GRANT USAGE ON SCHEMA public TO {app};
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO {app};
-- Nothing of the domain is deleted (rule 17). These hold links that may be chosen anew, and bookkeeping of accounts.
GRANT DELETE ON recommendation_area, action_recommendation, indicator_area, indicator_commitment TO {app};
GRANT DELETE ON user_claim, user_login, user_token, user_passkey, used_nonce TO {app};
-- What is typed and not saved is nobody's document: it goes when it is saved or discarded.
GRANT DELETE ON form_draft TO {app};
-- The log is written and read, never rewritten (rule 18).
REVOKE UPDATE ON change_log, stored_file, indicator_batch, indicator_revision FROM {app};
REVOKE INSERT, UPDATE ON change_log_head FROM {app};
REVOKE INSERT, UPDATE ON change_scope FROM {app};
-- The search's index is written by the database itself.
REVOKE INSERT, UPDATE ON search_document, search_word FROM {app};
REVOKE INSERT, UPDATE ON "__EFMigrationsHistory" FROM {app};
