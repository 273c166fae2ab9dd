-- Accounts elsewhere that people sign in with. Written by accounts only.

CREATE TABLE identities (
    id           BINARY(16) NOT NULL PRIMARY KEY,
    user_id      BINARY(16) NOT NULL,
    provider     VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    issuer       VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject      VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    email        VARCHAR(254) NOT NULL,          -- as the provider last told it; for people to recognise, never a key
    created_at   DATETIME(6) NOT NULL,
    last_used_at DATETIME(6) NULL,
    UNIQUE INDEX identities_by_subject (issuer, subject),
    INDEX identities_by_user (user_id, id),
    CONSTRAINT identities_user FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB;
