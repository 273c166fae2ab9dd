-- Keys with which people's programs call the API. Written by common/auth only.

CREATE TABLE api_keys (
    id                BINARY(16) NOT NULL PRIMARY KEY,
    user_id           BINARY(16) NOT NULL,
    name              VARCHAR(100) NOT NULL,
    start             VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,   -- "ghk_Ab3d", shown in the list
    key_hash          BINARY(32) NOT NULL,                                         -- SHA-256; the key itself is stored nowhere
    scopes            VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at        DATETIME(6) NOT NULL,
    expires_at        DATETIME(6) NULL,
    last_used_at      DATETIME(6) NULL,                                            -- to ten minutes
    last_used_address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    UNIQUE INDEX api_keys_by_hash (key_hash),
    INDEX api_keys_by_user (user_id, id),
    CONSTRAINT api_keys_user FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB;
