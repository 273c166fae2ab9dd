CREATE TABLE organizations (
    id               BINARY(16) NOT NULL PRIMARY KEY,
    slug             VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name             VARCHAR(200) NOT NULL,
    personal_of      BINARY(16) NULL,                     -- the user whose own it is; one each
    plan             ENUM('free', 'pro', 'enterprise') NOT NULL DEFAULT 'free',
    default_currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    default_zone     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at       DATETIME(6) NOT NULL,
    updated_at       DATETIME(6) NOT NULL,
    UNIQUE INDEX organizations_by_slug (slug),
    UNIQUE INDEX organizations_by_person (personal_of)
) ENGINE = InnoDB;

CREATE TABLE organization_members (
    organization_id BINARY(16) NOT NULL,
    user_id         BINARY(16) NOT NULL,
    role            ENUM('owner', 'admin', 'member') NOT NULL,
    created_at      DATETIME(6) NOT NULL,
    PRIMARY KEY (organization_id, user_id),
    INDEX members_by_user (user_id),
    CONSTRAINT members_organization FOREIGN KEY (organization_id) REFERENCES organizations (id)
) ENGINE = InnoDB;
