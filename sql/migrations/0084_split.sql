-- An order that friends pay together (SPL-1 … SPL-3). The order's row is the lock for all of this.
CREATE TABLE splits (
    order_id        BINARY(16) NOT NULL PRIMARY KEY,
    organization_id BINARY(16) NOT NULL,
    event_id        BINARY(16) NOT NULL,
    status          ENUM('open', 'completed', 'over') NOT NULL DEFAULT 'open',
    remind_at       DATETIME(6) NULL,                       -- when those who have not paid are reminded next
    created_at      DATETIME(6) NOT NULL,
    ended_at        DATETIME(6) NULL,
    INDEX splits_to_remind (status, remind_at),
    INDEX splits_of_event (event_id, status),
    INDEX splits_of_organization (organization_id, status)
) ENGINE = InnoDB;

CREATE TABLE shares (
    id             BINARY(16) NOT NULL PRIMARY KEY,
    order_id       BINARY(16) NOT NULL,
    position       TINYINT UNSIGNED NOT NULL,
    name           VARCHAR(80) NOT NULL,
    email          VARCHAR(254) NOT NULL,
    email_key      VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    currency       CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount         BIGINT NOT NULL,
    status         ENUM('open', 'paid', 'returned', 'over') NOT NULL DEFAULT 'open',
    payment_id     BINARY(16) NULL,                         -- that paid it
    paid_at        DATETIME(6) NULL,
    secret_version SMALLINT UNSIGNED NOT NULL DEFAULT 1,
    letters        TINYINT UNSIGNED NOT NULL DEFAULT 1,     -- how often its link was mailed on somebody's wish
    created_at     DATETIME(6) NOT NULL,
    UNIQUE INDEX shares_of_order (order_id, position),
    INDEX shares_of_email (email_key),
    CONSTRAINT shares_amount CHECK (amount > 0)
) ENGINE = InnoDB;

ALTER TABLE payments ADD COLUMN share_id BINARY(16) NULL;   -- that it pays; null: the whole order
