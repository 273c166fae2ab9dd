CREATE TABLE payments (
    id              BINARY(16) NOT NULL PRIMARY KEY,
    organization_id BINARY(16) NOT NULL,
    event_id        BINARY(16) NOT NULL,
    order_id        BINARY(16) NOT NULL,
    attempt         SMALLINT UNSIGNED NOT NULL,
    status          ENUM('created', 'open', 'processing', 'succeeded', 'failed', 'expired') NOT NULL,
    currency        CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount          BIGINT NOT NULL,
    session_id      VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NULL,
    intent_id       VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NULL,
    url             TEXT NULL,
    failure_code    VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at      DATETIME(6) NOT NULL,
    updated_at      DATETIME(6) NOT NULL,
    paid_at         DATETIME(6) NULL,
    settle_at       DATETIME(6) NOT NULL,                   -- when the gateway is to be asked what became of it (ORD-12)
    settle_tries    SMALLINT UNSIGNED NOT NULL DEFAULT 0,
    UNIQUE INDEX payments_of_order (order_id, attempt),
    UNIQUE INDEX payments_by_session (session_id),
    UNIQUE INDEX payments_by_intent (intent_id),
    INDEX payments_to_settle (status, settle_at),
    CONSTRAINT payments_amount CHECK (amount > 0)
) ENGINE = InnoDB;

-- A gateway event is inserted in the transaction of its effect: the key makes it happen once (PAY-4).
CREATE TABLE gateway_events (
    id          VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    type        VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    object_id   VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    outcome     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    received_at DATETIME(6) NOT NULL,
    INDEX gateway_events_by_object (object_id)
) ENGINE = InnoDB;

CREATE TABLE refunds (
    id                BINARY(16) NOT NULL PRIMARY KEY,   -- also the idempotency key at the gateway (REF-2)
    organization_id   BINARY(16) NOT NULL,
    order_id          BINARY(16) NOT NULL,
    payment_id        BINARY(16) NOT NULL,
    currency          CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount            BIGINT NOT NULL,
    reason            VARCHAR(200) NOT NULL,
    status            ENUM('pending', 'succeeded', 'failed') NOT NULL DEFAULT 'pending',
    gateway_refund_id VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NULL,
    attempts          SMALLINT UNSIGNED NOT NULL DEFAULT 0,
    due_at            DATETIME(6) NOT NULL,
    last_error        VARCHAR(500) NOT NULL DEFAULT '',
    created_at        DATETIME(6) NOT NULL,
    updated_at        DATETIME(6) NOT NULL,
    INDEX refunds_due (status, due_at),
    INDEX refunds_of_order (order_id),
    INDEX refunds_of_payment (payment_id),
    INDEX refunds_by_gateway_id (gateway_refund_id),
    CONSTRAINT refunds_amount CHECK (amount > 0)
) ENGINE = InnoDB;
