-- How much of a payment the gateway has ever said went back: when it refuses a refund of ours, because somebody was faster on
-- its dashboard, the difference is booked then.
ALTER TABLE payments ADD COLUMN gateway_refunded BIGINT NOT NULL DEFAULT 0;
