-- An administrator who acts as somebody else: the session is that person's, and says who really sits in front of it. Sessions
-- belong to common/auth, the audit log to common/audit.
ALTER TABLE sessions ADD COLUMN impersonator_id BINARY(16) NULL;
ALTER TABLE audit_log ADD COLUMN impersonator_id BINARY(16) NULL;
