-- What every module shares: sessions, outbox, job leases, audit. Written by common/ only.

CREATE TABLE sessions (
    token_hash   BINARY(32) NOT NULL PRIMARY KEY,       -- SHA-256 of the token; the token itself is stored nowhere
    kind         ENUM('session', 'access', 'refresh') NOT NULL,
    family       BINARY(16) NOT NULL,                   -- one sign-in: a session, or an access token with its refresh tokens
    user_id      BINARY(16) NOT NULL,
    roles        VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_agent   VARCHAR(255) NOT NULL,
    address      VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at   DATETIME(6) NOT NULL,
    expires_at   DATETIME(6) NOT NULL,                  -- slides with use
    ends_at      DATETIME(6) NOT NULL,                  -- never slides
    used_at      DATETIME(6) NULL,                      -- refresh tokens: when it was rotated; a second use is theft
    INDEX sessions_by_user (user_id),
    INDEX sessions_by_family (family),
    INDEX sessions_by_end (expires_at)
) ENGINE = InnoDB;

CREATE TABLE outbox (
    seq        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    topic      VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject    BINARY(16) NOT NULL,
    payload    TEXT NOT NULL,                           -- JSON, small; most topics need none
    status     ENUM('pending', 'done', 'dead') NOT NULL DEFAULT 'pending',
    created_at DATETIME(6) NOT NULL,
    due_at     DATETIME(6) NOT NULL,                    -- a claim moves it into the future, so a crash gives it back
    attempts   SMALLINT UNSIGNED NOT NULL DEFAULT 0,
    claim      BINARY(16) NULL,
    done_at    DATETIME(6) NULL,
    last_error VARCHAR(500) NOT NULL DEFAULT '',
    INDEX outbox_due (status, due_at),
    INDEX outbox_by_subject (subject, topic)
) ENGINE = InnoDB;

CREATE TABLE job_leases (
    name       VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    holder     BINARY(16) NOT NULL,
    token      BIGINT UNSIGNED NOT NULL,                -- fencing token: grows with every new holder
    expires_at DATETIME(6) NOT NULL
) ENGINE = InnoDB;

CREATE TABLE audit_log (
    seq             BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at              DATETIME(6) NOT NULL,
    organization_id BINARY(16) NULL,
    actor_id        BINARY(16) NULL,                    -- null: a guest or the system
    action          VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject_type    VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject_id      BINARY(16) NOT NULL,
    detail          TEXT NOT NULL,
    request_id      VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    address         VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    INDEX audit_by_subject (subject_id, seq),
    INDEX audit_by_organization (organization_id, seq),
    INDEX audit_by_actor (actor_id, seq)
) ENGINE = InnoDB;
