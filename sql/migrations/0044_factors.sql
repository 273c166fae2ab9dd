-- Second factors. An authenticator app counts from confirmed_at on.
CREATE TABLE factors (
    user_id      BINARY(16) NOT NULL,
    kind         ENUM('totp') NOT NULL,
    secret       VARBINARY(120) NOT NULL,               -- sealed under a key derived from the master key
    last_step    BIGINT UNSIGNED NOT NULL DEFAULT 0,    -- of the last code that was used; a code works once
    created_at   DATETIME(6) NOT NULL,
    confirmed_at DATETIME(6) NULL,
    used_at      DATETIME(6) NULL,
    PRIMARY KEY (user_id, kind),
    CONSTRAINT factors_user FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB;

CREATE TABLE recovery_codes (
    user_id   BINARY(16) NOT NULL,
    code_hash BINARY(32) NOT NULL,                      -- HMAC under a key derived from the master key
    used_at   DATETIME(6) NULL,
    PRIMARY KEY (user_id, code_hash),
    CONSTRAINT recovery_codes_user FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB;

-- Sign-ins that wait for a second factor, for five minutes.
CREATE TABLE sign_in_challenges (
    token_hash BINARY(32) NOT NULL PRIMARY KEY,         -- SHA-256
    user_id    BINARY(16) NOT NULL,
    means      ENUM('password', 'identity', 'passkey') NOT NULL,
    for_tokens BOOLEAN NOT NULL,                        -- the token grant; else a session of the browser that began it
    password   BINARY(32) NOT NULL,                     -- SHA-256 of the password's hash: a new password ends the sign-in
    tries      TINYINT UNSIGNED NOT NULL DEFAULT 0,
    expires_at DATETIME(6) NOT NULL,
    INDEX sign_in_challenges_by_user (user_id),
    INDEX sign_in_challenges_by_end (expires_at)
) ENGINE = InnoDB;

CREATE TABLE passkeys (
    id              BINARY(16) NOT NULL PRIMARY KEY,
    user_id         BINARY(16) NOT NULL,
    credential_hash BINARY(32) NOT NULL,                -- SHA-256 of the credential's id, which may have 1023 bytes
    credential      VARBINARY(1023) NOT NULL,
    public_key      VARBINARY(1200) NOT NULL,           -- COSE
    sign_count      INT UNSIGNED NOT NULL,
    synced          BOOLEAN NOT NULL,
    transports      VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name            VARCHAR(60) NOT NULL,
    created_at      DATETIME(6) NOT NULL,
    used_at         DATETIME(6) NULL,
    UNIQUE INDEX passkeys_by_credential (credential_hash),
    INDEX passkeys_by_user (user_id),
    CONSTRAINT passkeys_user FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB;

-- What a browser must answer to; good once.
CREATE TABLE passkey_challenges (
    challenge_hash BINARY(32) NOT NULL PRIMARY KEY,
    user_id        BINARY(16) NULL,                     -- for a new passkey: whose; null: to sign in or confirm
    expires_at     DATETIME(6) NOT NULL,
    INDEX passkey_challenges_by_end (expires_at)
) ENGINE = InnoDB;

-- The password came by a link in a mail. Until another factor is shown, a code from the same mailbox is none.
ALTER TABLE users ADD COLUMN password_by_mail BOOLEAN NOT NULL DEFAULT FALSE AFTER password_hash;
