-- What an organization says about itself, and how its pages look (ORG-2).
ALTER TABLE organizations
    ADD COLUMN legal_name    VARCHAR(200) NOT NULL DEFAULT '',
    ADD COLUMN address       VARCHAR(500) NOT NULL DEFAULT '',
    ADD COLUMN tax_id        VARCHAR(60) NOT NULL DEFAULT '',
    ADD COLUMN contact_email VARCHAR(254) NOT NULL DEFAULT '',
    ADD COLUMN contact_phone VARCHAR(40) NOT NULL DEFAULT '',
    ADD COLUMN website       VARCHAR(500) NOT NULL DEFAULT '',
    ADD COLUMN accent        CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NULL,     -- "#rrggbb", as it was chosen
    ADD COLUMN logo_hash     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,    -- of the upload; names the file
    ADD COLUMN logo_width    INT UNSIGNED NOT NULL DEFAULT 0,
    ADD COLUMN logo_height   INT UNSIGNED NOT NULL DEFAULT 0,
    ADD COLUMN logo_bytes    INT UNSIGNED NOT NULL DEFAULT 0,
    ADD INDEX organizations_by_logo (logo_hash),
    ADD INDEX organizations_by_creation (created_at, id);

-- A slug that changed redirects forever, and is nobody else's.
CREATE TABLE organization_slugs (
    slug            VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    organization_id BINARY(16) NOT NULL,
    CONSTRAINT organization_slugs_organization FOREIGN KEY (organization_id) REFERENCES organizations (id)
) ENGINE = InnoDB;

-- NULL: what the role may. Otherwise exactly these (ORG-3).
ALTER TABLE organization_members
    ADD COLUMN permissions SET('events', 'money', 'people', 'settings') NULL;

-- Each letter that was sent is a row of its own, so that an earlier link dies with a new one (ORG-4).
CREATE TABLE organization_invitations (
    id              BINARY(16) NOT NULL PRIMARY KEY,
    organization_id BINARY(16) NOT NULL,
    email           VARCHAR(254) NOT NULL,
    email_key       VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    role            ENUM('owner', 'admin', 'member') NOT NULL,
    permissions     SET('events', 'money', 'people', 'settings') NULL,
    status          ENUM('open', 'accepted', 'revoked', 'replaced') NOT NULL DEFAULT 'open',
    invited_by      BINARY(16) NOT NULL,
    accepted_by     BINARY(16) NULL,
    created_at      DATETIME(6) NOT NULL,
    expires_at      DATETIME(6) NOT NULL,
    mailed_at       DATETIME(6) NULL,
    closed_at       DATETIME(6) NULL,
    INDEX invitations_of_organization (organization_id, created_at, id),
    INDEX invitations_by_email (organization_id, email_key),
    CONSTRAINT invitations_organization FOREIGN KEY (organization_id) REFERENCES organizations (id)
) ENGINE = InnoDB;

-- Members at the end of a month; a month without a row is like the one before (ORG-8).
CREATE TABLE organization_headcounts (
    organization_id BINARY(16) NOT NULL,
    month           CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,   -- "2026-11", UTC
    members         INT UNSIGNED NOT NULL,
    PRIMARY KEY (organization_id, month),
    CONSTRAINT headcounts_organization FOREIGN KEY (organization_id) REFERENCES organizations (id)
) ENGINE = InnoDB;

INSERT INTO organization_headcounts (organization_id, month, members)
SELECT organization_id, DATE_FORMAT(MAX(created_at), '%Y-%m'), COUNT(*) FROM organization_members GROUP BY organization_id;
