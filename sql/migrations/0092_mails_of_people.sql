-- Whose account a mail is about: they may have had another address then. Null: a guest's, or to who has no account yet.
ALTER TABLE mails ADD COLUMN user_id BINARY(16) NULL AFTER recipient, ADD INDEX mails_of_user (user_id);
UPDATE mails m JOIN users u ON u.email = m.recipient SET m.user_id = u.id
 WHERE u.email_verified_at IS NOT NULL OR m.kind = 'verify_email';
