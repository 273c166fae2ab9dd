-- A bundle is a sale item that covers several days: a row like a ticket type's, with pools, holds, lines and tickets like it.
ALTER TABLE ticket_types
    ADD COLUMN is_bundle TINYINT(1) NOT NULL DEFAULT 0,
    ADD COLUMN discount_percent SMALLINT UNSIGNED NULL,   -- basis points off the sum of the days; `price` is kept current with it
    ADD CONSTRAINT ticket_types_discount CHECK (discount_percent <= 10000);
ALTER TABLE order_lines ADD COLUMN is_bundle TINYINT(1) NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN is_bundle TINYINT(1) NOT NULL DEFAULT 0;
