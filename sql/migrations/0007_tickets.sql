CREATE TABLE tickets (
    id              BINARY(16) NOT NULL PRIMARY KEY,
    organization_id BINARY(16) NOT NULL,
    event_id        BINARY(16) NOT NULL,
    order_id        BINARY(16) NOT NULL,
    order_number    CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    buyer_name      VARCHAR(200) NOT NULL,
    ticket_type_id  BINARY(16) NOT NULL,
    ticket_type     VARCHAR(120) NOT NULL,              -- name as it was when bought
    serial          SMALLINT UNSIGNED NOT NULL,         -- 1, 2, … within the order
    number          CHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_id         BINARY(16) NULL,
    holder_name     VARCHAR(200) NOT NULL,
    holder_email    VARCHAR(254) NOT NULL,
    status          ENUM('valid', 'used', 'transferred', 'cancelled') NOT NULL DEFAULT 'valid',
    version         SMALLINT UNSIGNED NOT NULL DEFAULT 1,
    days_mask       INT UNSIGNED NOT NULL DEFAULT 1,
    secret_version  SMALLINT UNSIGNED NOT NULL DEFAULT 1,   -- of the order, so that its secret is checked without asking it
    created_at      DATETIME(6) NOT NULL,
    used_at         DATETIME(6) NULL,                   -- first admission
    UNIQUE INDEX tickets_by_number (number),
    UNIQUE INDEX tickets_of_order (order_id, serial),   -- I3: completing twice cannot issue twice
    INDEX tickets_of_event (event_id, holder_name, id),
    INDEX tickets_of_user (user_id, id)
) ENGINE = InnoDB;

-- Ed25519 keys that sign an event's tickets (TKT-1). The secret is sealed with the installation's master key.
CREATE TABLE ticket_keys (
    event_id      BINARY(16) NOT NULL,
    key_number    TINYINT UNSIGNED NOT NULL,
    public_key    BINARY(32) NOT NULL,
    sealed_secret VARBINARY(160) NOT NULL,
    created_at    DATETIME(6) NOT NULL,
    retired_at    DATETIME(6) NULL,
    PRIMARY KEY (event_id, key_number)
) ENGINE = InnoDB;
