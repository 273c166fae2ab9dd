-- What organizers give back (REF-1). `automatic` is money that never bought anything: late, paid twice, of another amount.
ALTER TABLE refunds
    ADD COLUMN kind ENUM('automatic', 'asked', 'gateway') NOT NULL DEFAULT 'automatic' AFTER payment_id,
    ADD COLUMN idempotency BINARY(32) NULL AFTER kind,          -- of who asked: one refund, whatever happens to Redis
    ADD UNIQUE INDEX refunds_by_idempotency (idempotency);

UPDATE refunds SET kind = 'gateway' WHERE reason = 'gateway';

-- `refunded` is the part of the total that went back or is on its way; the sale's figures are without it.
ALTER TABLE orders
    ADD COLUMN refunded          BIGINT NOT NULL DEFAULT 0 AFTER total,
    ADD COLUMN tickets_cancelled SMALLINT UNSIGNED NOT NULL DEFAULT 0 AFTER quantity,
    ADD CONSTRAINT orders_refunded CHECK (refunded >= 0 AND refunded <= total),
    ADD CONSTRAINT orders_tickets_cancelled CHECK (tickets_cancelled <= quantity);

-- What of the subtotal was for tickets that are cancelled since.
ALTER TABLE order_lines ADD COLUMN cancelled BIGINT NOT NULL DEFAULT 0;

UPDATE orders o
  JOIN (SELECT order_id, SUM(amount) AS back FROM refunds WHERE kind = 'gateway' AND status <> 'failed' GROUP BY order_id) r
    ON r.order_id = o.id
   SET o.refunded = LEAST(r.back, o.total),
       o.status = IF(r.back < o.total, 'partially_refunded', 'refunded')
 WHERE o.status = 'completed';
