CREATE TABLE event_staff (
    event_id        BINARY(16) NOT NULL,
    user_id         BINARY(16) NOT NULL,
    organization_id BINARY(16) NOT NULL,
    role            ENUM('scanner', 'admin') NOT NULL,
    ends_at         DATETIME(6) NULL,
    created_at      DATETIME(6) NOT NULL,
    PRIMARY KEY (event_id, user_id),
    INDEX staff_by_user (user_id)
) ENGINE = InnoDB;

-- Every scan, also the refused ones (CHK-10). The nonce makes a repeated request the same scan (CHK-4).
CREATE TABLE scans (
    id              BINARY(16) NOT NULL PRIMARY KEY,
    organization_id BINARY(16) NOT NULL,
    event_id        BINARY(16) NOT NULL,
    ticket_id       BINARY(16) NULL,
    staff_id        BINARY(16) NOT NULL,
    nonce           VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    type            ENUM('entry', 'exit') NOT NULL,
    gate            VARCHAR(60) NOT NULL,
    result          ENUM('admitted', 'refused') NOT NULL,
    reason          VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,   -- '' when admitted
    note            VARCHAR(300) NOT NULL DEFAULT '',                             -- why it was admitted by hand
    scanned_at      DATETIME(6) NOT NULL,
    received_at     DATETIME(6) NOT NULL,
    UNIQUE INDEX scans_by_nonce (event_id, staff_id, nonce),
    INDEX scans_of_event (event_id, received_at),
    INDEX scans_by_result (event_id, result),
    INDEX scans_of_ticket (ticket_id)
) ENGINE = InnoDB;

-- One admission per ticket and day: the key decides, whichever gate is first (CHK-3).
CREATE TABLE admissions (
    ticket_id   BINARY(16) NOT NULL,
    day         SMALLINT UNSIGNED NOT NULL,
    event_id    BINARY(16) NOT NULL,
    ticket_type_id BINARY(16) NOT NULL,
    scan_id     BINARY(16) NOT NULL,
    admitted_at DATETIME(6) NOT NULL,
    inside      TINYINT(1) NOT NULL DEFAULT 1,          -- false between an exit and a re-entry
    PRIMARY KEY (ticket_id, day),
    INDEX admissions_of_event (event_id, day, ticket_type_id)
) ENGINE = InnoDB;
