-- A bank takes a payment back on its cardholder's word (REF-4). `withdrawn` is what is with the bank now: nothing while it only
-- asks, and nothing after it was given back.
CREATE TABLE disputes (
    id              BINARY(16) NOT NULL PRIMARY KEY,
    gateway_id      VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    organization_id BINARY(16) NOT NULL,
    order_id        BINARY(16) NOT NULL,
    payment_id      BINARY(16) NOT NULL,
    status          ENUM('inquiry', 'needs_response', 'under_review', 'won', 'lost', 'closed') NOT NULL,
    currency        CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount          BIGINT NOT NULL,
    withdrawn       BIGINT NOT NULL DEFAULT 0,
    reason          VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    respond_by      DATETIME(6) NULL,
    created_at      DATETIME(6) NOT NULL,
    updated_at      DATETIME(6) NOT NULL,
    closed_at       DATETIME(6) NULL,
    UNIQUE INDEX disputes_by_gateway_id (gateway_id),
    INDEX disputes_of_order (order_id),
    INDEX disputes_of_organization (organization_id, status),
    CONSTRAINT disputes_amounts CHECK (amount > 0 AND withdrawn >= 0)
) ENGINE = InnoDB;

-- Shown beside payments and refunds: pending while the bank decides, succeeded when it kept the money, failed when not.
ALTER TABLE order_money
    MODIFY COLUMN kind ENUM('payment', 'refund', 'dispute') NOT NULL,
    ADD COLUMN until DATETIME(6) NULL AFTER reason;          -- by when a dispute is to be answered

-- Payments that the gateway's own list has as we do (PAY-8).
ALTER TABLE payments ADD COLUMN confirmed_at DATETIME(6) NULL;

-- What the gateway and we do not agree about (PAY-8), for staff. A difference that went away is resolved, and comes back if it does.
CREATE TABLE gateway_differences (
    kind            ENUM('unknown_payment', 'unpaid_payment', 'amount', 'refunded', 'refund', 'dispute', 'payout') NOT NULL,
    object_id       VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,   -- at the gateway
    organization_id BINARY(16) NULL,
    order_id        BINARY(16) NULL,
    payment_id      BINARY(16) NULL,
    currency        CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ours            BIGINT NOT NULL,
    theirs          BIGINT NOT NULL,
    found_at        DATETIME(6) NOT NULL,
    seen_at         DATETIME(6) NOT NULL,
    resolved_at     DATETIME(6) NULL,
    PRIMARY KEY (kind, object_id),
    INDEX differences_open (resolved_at, found_at)
) ENGINE = InnoDB;

-- How far a walk along a list of the gateway's has come: everything before `since` was looked at; of what is before `until`, down to
-- the object `after`.
CREATE TABLE gateway_walks (
    name     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    since    DATETIME(6) NOT NULL,
    until    DATETIME(6) NULL,
    after_id VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''
) ENGINE = InnoDB;
