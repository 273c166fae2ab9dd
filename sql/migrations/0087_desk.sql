-- Orders that an organizer opened for somebody (ORD-9). Paid elsewhere: method cash. For nothing: method free.
ALTER TABLE orders ADD COLUMN origin ENUM('buyer', 'organizer') NOT NULL DEFAULT 'buyer' AFTER method;

-- The addresses that an order had before (ORD-9): the old one is told.
CREATE TABLE order_emails (
    order_id       BINARY(16) NOT NULL,
    secret_version SMALLINT UNSIGNED NOT NULL,              -- of the links that went there
    email          VARCHAR(254) NOT NULL,
    left_at        DATETIME(6) NOT NULL,
    PRIMARY KEY (order_id, secret_version),
    INDEX order_emails_by_email (email)
) ENGINE = InnoDB;
