-- Money on its way from a connected account to its organization's bank.
CREATE TABLE payouts (
    id              VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,  -- the gateway's
    cause_id        BINARY(16) NOT NULL,                                                      -- what the ledger calls it
    organization_id BINARY(16) NOT NULL,
    currency        CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount          BIGINT NOT NULL,
    status          ENUM('pending', 'in_transit', 'paid', 'failed', 'canceled') NOT NULL,
    failure         VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    arrives_at      DATETIME(6) NOT NULL,
    created_at      DATETIME(6) NOT NULL,
    updated_at      DATETIME(6) NOT NULL,
    INDEX payouts_of_organization (organization_id, created_at, id)
) ENGINE = InnoDB;

-- What of the platform's fee goes back with a refund, and whether it comes out of the connected account that had the money.
ALTER TABLE refunds
    ADD COLUMN fee_returned      BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN reverses_transfer TINYINT(1) NOT NULL DEFAULT 0,
    ADD CONSTRAINT refunds_fee CHECK (fee_returned >= 0);

-- What of an organization's sales went back, for its settlements.
CREATE INDEX refunds_of_organization ON refunds (organization_id, payment_id);
