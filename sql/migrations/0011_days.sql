-- The days of an event. Tickets carry days as a mask of numbers, so a day keeps its number for ever.
CREATE TABLE event_days (
    id              BINARY(16) NOT NULL PRIMARY KEY,
    organization_id BINARY(16) NOT NULL,
    event_id        BINARY(16) NOT NULL,
    number          TINYINT UNSIGNED NOT NULL,
    pool_id         BINARY(16) NULL,                    -- null: it never had a capacity
    name            VARCHAR(120) NOT NULL,
    starts_at       DATETIME(6) NOT NULL,
    ends_at         DATETIME(6) NOT NULL,
    description     VARCHAR(1000) NOT NULL,
    place           VARCHAR(200) NULL,                  -- null: the event's
    UNIQUE INDEX days_of_event (event_id, number),
    CONSTRAINT event_days_number CHECK (number BETWEEN 1 AND 32),
    CONSTRAINT event_days_order CHECK (ends_at > starts_at)
) ENGINE = InnoDB;

-- Grows on an item's own pool when the item begins to draw from another pool as well: who looked before that fails the guard.
ALTER TABLE pools ADD COLUMN revision INT UNSIGNED NOT NULL DEFAULT 0;

-- What a sale item admits to. All bits: the whole event, whatever days it has.
ALTER TABLE ticket_types
    ADD COLUMN days_mask INT UNSIGNED NOT NULL DEFAULT 4294967295,
    ADD CONSTRAINT ticket_types_days CHECK (days_mask > 0);
ALTER TABLE order_lines ADD COLUMN days_mask INT UNSIGNED NOT NULL DEFAULT 4294967295;

-- Until now every event had one day, and every ticket was for all of it.
ALTER TABLE tickets MODIFY COLUMN days_mask INT UNSIGNED NOT NULL DEFAULT 4294967295;
UPDATE tickets SET days_mask = 4294967295 WHERE days_mask = 1;
