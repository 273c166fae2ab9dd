-- Double entry: where every cent of every order is. Of each thing that happens to money, the rows sum to zero; what we have is
-- positive, what we owe to somebody negative. Every balance is a sum of these rows.
CREATE TABLE ledger_entries (
    organization_id BINARY(16) NOT NULL,
    cause_id        BINARY(16) NOT NULL,                -- the payment, refund, dispute, order … of `cause`
    cause           ENUM('charge', 'sale', 'refund', 'dispute', 'manual', 'gateway_fee', 'transfer', 'payout') NOT NULL,
    step            SMALLINT UNSIGNED NOT NULL,         -- a refund is asked for, sent, refused …: each is posted once
    account         ENUM('gateway', 'cash', 'organizer', 'kept', 'platform', 'unapplied', 'refunds', 'disputed', 'gateway_fees',
                         'connected', 'bank') NOT NULL,
    currency        CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount          BIGINT NOT NULL,
    order_id        BINARY(16) NULL,                    -- what no order caused, such as a payout, has none
    payment_id      BINARY(16) NULL,
    refund_id       BINARY(16) NULL,
    at              DATETIME(6) NOT NULL,
    -- An organization's entries stand together and in the order of time, as ids are.
    PRIMARY KEY (organization_id, cause_id, cause, step, account),
    INDEX ledger_of_order (order_id),
    CONSTRAINT ledger_amount CHECK (amount <> 0)
) ENGINE = InnoDB;

-- Entries for the payments and refunds that are there. Money that went back by itself never bought anything; of what came in
-- another amount, only its return says how much it was.
INSERT INTO ledger_entries (organization_id, cause_id, cause, step, account, currency, amount, order_id, payment_id, refund_id, at)
SELECT p.organization_id, p.id, 'charge', 0, 'gateway', COALESCE(w.currency, p.currency), COALESCE(w.amount, p.amount), p.order_id, p.id,
       NULL, COALESCE(p.paid_at, p.updated_at)
  FROM payments p LEFT JOIN refunds w ON w.payment_id = p.id AND w.kind = 'automatic' AND w.reason = 'mismatch'
 WHERE p.status = 'succeeded';

INSERT INTO ledger_entries (organization_id, cause_id, cause, step, account, currency, amount, order_id, payment_id, refund_id, at)
SELECT p.organization_id, p.id, 'charge', 0, 'unapplied', r.currency, -r.amount, p.order_id, p.id, NULL, COALESCE(p.paid_at, p.updated_at)
  FROM payments p JOIN refunds r ON r.payment_id = p.id AND r.kind = 'automatic'
 WHERE p.status = 'succeeded';

INSERT INTO ledger_entries (organization_id, cause_id, cause, step, account, currency, amount, order_id, payment_id, refund_id, at)
SELECT p.organization_id, p.id, 'charge', 0, 'organizer', p.currency, o.platform_fee - p.amount, p.order_id, p.id, NULL,
       COALESCE(p.paid_at, p.updated_at)
  FROM payments p JOIN orders o ON o.id = p.order_id
 WHERE p.status = 'succeeded' AND p.amount <> o.platform_fee
   AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.payment_id = p.id AND r.kind = 'automatic');

INSERT INTO ledger_entries (organization_id, cause_id, cause, step, account, currency, amount, order_id, payment_id, refund_id, at)
SELECT p.organization_id, p.id, 'charge', 0, 'platform', p.currency, -o.platform_fee, p.order_id, p.id, NULL,
       COALESCE(p.paid_at, p.updated_at)
  FROM payments p JOIN orders o ON o.id = p.order_id
 WHERE p.status = 'succeeded' AND o.platform_fee <> 0
   AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.payment_id = p.id AND r.kind = 'automatic');

-- A refund that was refused moved nothing.
INSERT INTO ledger_entries (organization_id, cause_id, cause, step, account, currency, amount, order_id, payment_id, refund_id, at)
SELECT organization_id, id, 'refund', 0, IF(kind = 'automatic', 'unapplied', 'organizer'), currency, amount, order_id, payment_id, id,
       created_at
  FROM refunds WHERE status <> 'failed';

INSERT INTO ledger_entries (organization_id, cause_id, cause, step, account, currency, amount, order_id, payment_id, refund_id, at)
SELECT organization_id, id, 'refund', 0, IF(status = 'pending', 'refunds', 'gateway'), currency, -amount, order_id, payment_id, id,
       created_at
  FROM refunds WHERE status <> 'failed';

-- Written once and never again, as the audit log: what was wrong is put right by another entry.
CREATE TRIGGER ledger_is_not_changed BEFORE UPDATE ON ledger_entries FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is append-only';
CREATE TRIGGER ledger_is_not_deleted BEFORE DELETE ON ledger_entries FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is append-only';
