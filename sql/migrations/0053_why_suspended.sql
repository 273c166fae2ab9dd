-- Why an administrator suspended somebody; '' for everybody else.
ALTER TABLE users ADD COLUMN suspended_reason VARCHAR(500) NOT NULL DEFAULT '';
