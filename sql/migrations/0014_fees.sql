-- What the platform keeps (ORD-7). `fees` is what of it the buyer pays on top; the rest comes out of the organizer's money.
ALTER TABLE orders
    ADD COLUMN platform_fee BIGINT NOT NULL DEFAULT 0,
    ADD CONSTRAINT orders_fees CHECK (platform_fee >= 0 AND fees <= platform_fee);
