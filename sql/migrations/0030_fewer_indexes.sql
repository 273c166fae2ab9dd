-- Indexes that no statement uses, but every sale pays for.
ALTER TABLE orders DROP INDEX orders_by_hold;                       -- a hold names its order
ALTER TABLE gateway_events DROP INDEX gateway_events_by_object;     -- events are looked up by their own id
