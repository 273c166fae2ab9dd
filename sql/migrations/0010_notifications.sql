-- One row per mail that we owe somebody. (kind, subject_id, recipient) makes redelivered news the same mail (I9, NTF-1).
CREATE TABLE mails (
    id         BINARY(16) NOT NULL PRIMARY KEY,
    kind       VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject_id BINARY(16) NOT NULL,
    recipient  VARCHAR(254) NOT NULL,
    status     ENUM('queued', 'sent', 'dead') NOT NULL DEFAULT 'queued',
    attempts   SMALLINT UNSIGNED NOT NULL DEFAULT 0,
    last_error VARCHAR(500) NOT NULL DEFAULT '',
    created_at DATETIME(6) NOT NULL,
    sent_at    DATETIME(6) NULL,
    UNIQUE INDEX mails_once (kind, subject_id, recipient)
) ENGINE = InnoDB;
