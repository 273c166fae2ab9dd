-- Secrets that were mailed or texted, each good once: what for, for whom, until when. The secret itself is derived from the
-- id and stored nowhere. No foreign key: a row is also written for addresses without an account (no user), so that nobody
-- can tell them apart by how long an answer takes.
CREATE TABLE one_time (
    id         BINARY(16) NOT NULL PRIMARY KEY,
    user_id    BINARY(16) NULL,
    purpose    VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    target     VARCHAR(254) NOT NULL,                   -- the address or number it was sent to, and proves
    created_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    used_at    DATETIME(6) NULL,                        -- used, or replaced by a newer one
    attempts   TINYINT UNSIGNED NOT NULL DEFAULT 0,     -- wrong codes
    INDEX one_time_by_user (user_id, purpose, created_at),
    INDEX one_time_by_end (expires_at)
) ENGINE = InnoDB;
