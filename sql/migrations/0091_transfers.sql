-- Tickets that their holder offers to somebody else (TKT-3). The secret of the link is derived from the id and stored nowhere;
-- from the acceptance on it opens the tickets in place of their order's.
CREATE TABLE ticket_transfers (
    id              BINARY(16) NOT NULL PRIMARY KEY,
    organization_id BINARY(16) NOT NULL,
    event_id        BINARY(16) NOT NULL,
    from_user       BINARY(16) NULL,
    from_name       VARCHAR(200) NOT NULL,
    from_email      VARCHAR(254) NOT NULL,
    from_email_key  VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    to_user         BINARY(16) NULL,                    -- who accepted it while signed in
    to_name         VARCHAR(200) NOT NULL DEFAULT '',
    to_email        VARCHAR(254) NOT NULL,
    to_email_key    VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    created_at      DATETIME(6) NOT NULL,
    expires_at      DATETIME(6) NOT NULL,
    INDEX ticket_transfers_from (from_user),
    INDEX ticket_transfers_from_email (from_email_key),
    INDEX ticket_transfers_to (to_user),
    INDEX ticket_transfers_to_email (to_email_key)
) ENGINE = InnoDB;

-- The history of each ticket. `open_ticket` is the ticket while it is offered: there is one offer at a time.
CREATE TABLE ticket_transfer_tickets (
    transfer_id BINARY(16) NOT NULL,
    ticket_id   BINARY(16) NOT NULL,
    open_ticket BINARY(16) NULL,
    status      ENUM('offered', 'accepted', 'withdrawn', 'expired', 'cancelled') NOT NULL DEFAULT 'offered',
    ended_at    DATETIME(6) NULL,
    PRIMARY KEY (transfer_id, ticket_id),
    UNIQUE INDEX ticket_transfer_tickets_open (open_ticket),
    INDEX ticket_transfer_tickets_of_ticket (ticket_id)
) ENGINE = InnoDB;

ALTER TABLE tickets
    ADD COLUMN transfer_id BINARY(16) NULL,                  -- by which its holder got it; null: with the order
    ADD COLUMN buyer_email VARCHAR(254) NOT NULL DEFAULT '';  -- like buyer_name: of who bought it, whoever is named as its holder
UPDATE tickets t JOIN orders o ON o.id = t.order_id SET t.buyer_email = o.buyer_email;
