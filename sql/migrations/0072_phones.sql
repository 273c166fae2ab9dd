-- Codes by text message go to a number that its person has confirmed.
ALTER TABLE users ADD COLUMN phone_verified_at DATETIME(6) NULL;

-- Text messages cost money, so each is counted for two days: to which number, for whom, asked for from where.
-- Number and address are keyed hashes.
CREATE TABLE text_messages (
    id      BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    number  BINARY(16) NOT NULL,
    user_id BINARY(16) NOT NULL,
    address BINARY(16) NOT NULL,
    sent_at DATETIME(6) NOT NULL,
    INDEX text_messages_by_time (sent_at)
) ENGINE = InnoDB;
