-- What an organizer does about the sold orders of an event that is cancelled (REF-3): one row with what is kept of each order.
CREATE TABLE event_cancellations (
    event_id        BINARY(16) NOT NULL PRIMARY KEY,
    organization_id BINARY(16) NOT NULL,
    currency        CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    keep_percent    SMALLINT UNSIGNED NOT NULL,         -- basis points
    keep_fixed      BIGINT NOT NULL,
    keep_per        ENUM('order', 'ticket') NOT NULL,
    keep_fee        BOOLEAN NOT NULL,                   -- the platform's
    reason          VARCHAR(200) NOT NULL,
    started_at      DATETIME(6) NOT NULL,
    list_at         DATETIME(6) NULL,                   -- when to look for orders again; null: no more can come
    listed_at       DATETIME(6) NULL,                   -- when all had been found for the first time
    INDEX event_cancellations_to_list (list_at),
    CONSTRAINT event_cancellations_kept CHECK (keep_percent <= 10000 AND keep_fixed >= 0)
) ENGINE = InnoDB;

-- One of its orders. A claim is a due time in the future: who dies while giving back gives the row back by doing nothing.
CREATE TABLE event_cancellation_orders (
    order_id   BINARY(16) NOT NULL PRIMARY KEY,
    event_id   BINARY(16) NOT NULL,
    status     ENUM('waiting', 'done', 'cash', 'settled', 'failed') NOT NULL DEFAULT 'waiting',
    currency   CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    target     BIGINT NULL,                             -- what of its total is to have gone back in the end; null: not reckoned yet
    amount     BIGINT NOT NULL DEFAULT 0,               -- what goes back because of the cancellation
    kept       BIGINT NOT NULL DEFAULT 0,
    attempt    SMALLINT UNSIGNED NOT NULL DEFAULT 1,
    failure    VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    due_at     DATETIME(6) NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    INDEX event_cancellation_orders_of_event (event_id, status, order_id),
    INDEX event_cancellation_orders_due (status, due_at),
    CONSTRAINT event_cancellation_orders_amounts CHECK (amount >= 0 AND kept >= 0 AND target >= amount)
) ENGINE = InnoDB;
