-- An organization's own account at the gateway (PAY-1): only where payments.settlement is connect.
CREATE TABLE connected_accounts (
    organization_id   BINARY(16) NOT NULL PRIMARY KEY,
    account_id        VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NULL,  -- the gateway's; null until it answered
    charges_enabled   TINYINT(1) NOT NULL DEFAULT 0,
    payouts_enabled   TINYINT(1) NOT NULL DEFAULT 0,
    details_submitted TINYINT(1) NOT NULL DEFAULT 0,
    details_due       SMALLINT UNSIGNED NOT NULL DEFAULT 0,                     -- how many the gateway waits for
    disabled_reason   VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    revision          INT UNSIGNED NOT NULL DEFAULT 0,                          -- grows with everything that is booked
    created_at        DATETIME(6) NOT NULL,
    updated_at        DATETIME(6) NOT NULL,
    UNIQUE INDEX connected_accounts_by_account (account_id)
) ENGINE = InnoDB;

-- The same in one word for the modules below payments: may this organization sell for money by card?
ALTER TABLE organizations ADD COLUMN charges_enabled TINYINT(1) NOT NULL DEFAULT 0;

-- What the gateway is told with an attempt stands in its row, so that a retry says the same words.
ALTER TABLE payments
    ADD COLUMN mode            ENUM('hosted', 'element') NOT NULL DEFAULT 'hosted' AFTER attempt,
    ADD COLUMN destination     VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NULL,  -- the connected account the money is for
    ADD COLUMN application_fee BIGINT NOT NULL DEFAULT 0,                                -- what of the amount the platform keeps
    ADD COLUMN fee_returns     TINYINT(1) NOT NULL DEFAULT 0,                            -- and gives back with what is refunded
    ADD CONSTRAINT payments_fee CHECK (application_fee >= 0 AND application_fee <= amount);
