-- Copies of people's data, each one ZIP; gone when their time is over, or their person (ACC-9).
CREATE TABLE exports (
    id         BINARY(16) NOT NULL PRIMARY KEY,
    user_id    BINARY(16) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    ready_at   DATETIME(6) NULL,
    expires_at DATETIME(6) NOT NULL,
    content    MEDIUMBLOB NULL,                         -- null until it is made
    INDEX exports_by_user (user_id, created_at),
    INDEX exports_by_end (expires_at)
) ENGINE = InnoDB;

-- Accounts that were erased. Until finished_at, what requests that were under way may have written is looked for again, and
-- the last letter's address is still with the letter.
CREATE TABLE erasures (
    user_id     BINARY(16) NOT NULL PRIMARY KEY,
    erased_at   DATETIME(6) NOT NULL,
    finished_at DATETIME(6) NULL,
    INDEX erasures_to_finish (finished_at)
) ENGINE = InnoDB;

-- A person's mails are found for their copy, and forgotten.
ALTER TABLE mails ADD INDEX mails_of_recipient (recipient);

-- Letters to a person are found in all organizations.
ALTER TABLE organization_invitations ADD INDEX invitations_by_address (email_key), ADD INDEX invitations_by_inviter (invited_by);
