CREATE TABLE orders (
    id              BINARY(16) NOT NULL PRIMARY KEY,
    organization_id BINARY(16) NOT NULL,
    event_id        BINARY(16) NOT NULL,
    hold_id         BINARY(16) NOT NULL,
    number          CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_id         BINARY(16) NULL,                    -- null: a guest
    buyer_name      VARCHAR(200) NOT NULL,
    buyer_email     VARCHAR(254) NOT NULL,
    buyer_email_key VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    buyer_phone     VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status          ENUM('pending', 'completed', 'expired', 'cancelled', 'partially_refunded', 'refunded') NOT NULL,
    method          ENUM('card', 'cash', 'split', 'free') NOT NULL,
    currency        CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subtotal        BIGINT NOT NULL,
    discount        BIGINT NOT NULL,
    fees            BIGINT NOT NULL,
    tax             BIGINT NOT NULL,
    total           BIGINT NOT NULL,
    quantity        SMALLINT UNSIGNED NOT NULL,         -- tickets in it
    secret_version  SMALLINT UNSIGNED NOT NULL DEFAULT 1,
    idempotency     BINARY(32) NOT NULL,                -- hash of caller and Idempotency-Key: one order, whatever happens to Redis
    expires_at      DATETIME(6) NOT NULL,               -- what the buyer is told
    release_at      DATETIME(6) NOT NULL,               -- when it is given back: a little later while somebody is paying
    completed_at    DATETIME(6) NULL,
    closed_at       DATETIME(6) NULL,                   -- expired or cancelled
    created_at      DATETIME(6) NOT NULL,
    UNIQUE INDEX orders_by_number (number),
    UNIQUE INDEX orders_by_idempotency (idempotency),
    INDEX orders_by_hold (hold_id),
    INDEX orders_to_release (status, release_at),
    INDEX orders_of_event (event_id, created_at, id),
    INDEX orders_of_user (user_id, created_at, id),
    INDEX orders_of_email (buyer_email_key),
    CONSTRAINT orders_amounts CHECK (total >= 0 AND subtotal >= 0 AND discount >= 0 AND fees >= 0 AND tax >= 0)
) ENGINE = InnoDB;

CREATE TABLE order_lines (
    order_id       BINARY(16) NOT NULL,
    position       SMALLINT UNSIGNED NOT NULL,
    ticket_type_id BINARY(16) NOT NULL,
    name           VARCHAR(120) NOT NULL,               -- as it was when bought
    quantity       SMALLINT UNSIGNED NOT NULL,
    unit_price     BIGINT NOT NULL,
    discount       BIGINT NOT NULL,
    tax            BIGINT NOT NULL,
    subtotal       BIGINT NOT NULL,
    PRIMARY KEY (order_id, position),
    CONSTRAINT order_lines_quantity CHECK (quantity > 0)
) ENGINE = InnoDB;

-- What the buyer is shown about payments and refunds; the books themselves are kept by payments.
CREATE TABLE order_money (
    id           BINARY(16) NOT NULL PRIMARY KEY,        -- of the payment or refund
    order_id     BINARY(16) NOT NULL,
    kind         ENUM('payment', 'refund') NOT NULL,
    amount       BIGINT NOT NULL,                        -- in the order's currency
    status       ENUM('open', 'processing', 'pending', 'succeeded', 'failed', 'expired') NOT NULL,
    failure_code VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
    reason       VARCHAR(200) NOT NULL DEFAULT '',
    created_at   DATETIME(6) NOT NULL,
    updated_at   DATETIME(6) NOT NULL,
    INDEX order_money_of_order (order_id, created_at, id),
    CONSTRAINT order_money_amount CHECK (amount > 0)
) ENGINE = InnoDB;
