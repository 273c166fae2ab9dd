-- The last sign-in: the first one after registering is no news to its owner, one from a strange browser later is.
ALTER TABLE users ADD COLUMN signed_in_at DATETIME(6) NULL AFTER updated_at;

-- When the person last proved that it is them: dangerous acts want that to be minutes ago. Sign-ins that are open
-- already were proven when they began.
ALTER TABLE sessions ADD COLUMN proven_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) AFTER used_at;
UPDATE sessions SET proven_at = created_at;
