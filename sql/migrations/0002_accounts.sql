CREATE TABLE users (
    id                BINARY(16) NOT NULL PRIMARY KEY,
    email             VARCHAR(254) NOT NULL,
    email_key         VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,  -- lower-cased, NFC
    email_verified_at DATETIME(6) NULL,
    password_hash     VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,      -- '' : no password sign-in
    name              VARCHAR(200) NOT NULL,
    phone             VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    status            ENUM('active', 'suspended', 'erased') NOT NULL DEFAULT 'active',
    created_at        DATETIME(6) NOT NULL,
    updated_at        DATETIME(6) NOT NULL,
    UNIQUE INDEX users_by_email (email_key),
    INDEX users_by_creation (created_at, id)
) ENGINE = InnoDB;

CREATE TABLE user_roles (
    user_id BINARY(16) NOT NULL,
    role    ENUM('attendee', 'organizer', 'admin') NOT NULL,
    PRIMARY KEY (user_id, role),
    CONSTRAINT user_roles_user FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB;
