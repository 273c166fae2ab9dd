-- One line for each sale item that people wait for. Whoever changes who stands in it has its row locked, so that the
-- order in which people joined is the order of the commits; `version` counts these changes.
CREATE TABLE queue_lines (
    item_id          BINARY(16) NOT NULL PRIMARY KEY,
    is_bundle        TINYINT(1) NOT NULL,
    event_id         BINARY(16) NOT NULL,
    organization_id  BINARY(16) NOT NULL,
    state            ENUM('open', 'paused') NOT NULL DEFAULT 'open',
    admit_per_minute INT UNSIGNED NULL,                 -- null: as many as there are places
    next_turn        INT UNSIGNED NOT NULL DEFAULT 1,
    waiting          INT NOT NULL DEFAULT 0,            -- before the opening as well
    version          BIGINT UNSIGNED NOT NULL DEFAULT 0,
    draw_id          BINARY(16) NULL,                   -- null: nothing is drawn here
    drawn            TINYINT(1) NOT NULL DEFAULT 0,
    created_at       DATETIME(6) NOT NULL,
    updated_at       DATETIME(6) NOT NULL,
    INDEX lines_of_event (event_id),
    INDEX lines_with_waiters (waiting),
    CONSTRAINT lines_never_negative CHECK (waiting >= 0)
) ENGINE = InnoDB;

-- A person in line for an item. `live` is 1 while the person waits or has an offer and null after that, so that a person
-- is in a line once: by e-mail address, or by account while its address is not confirmed.
CREATE TABLE queue_entries (
    id               BINARY(16) NOT NULL PRIMARY KEY,
    item_id          BINARY(16) NOT NULL,
    is_bundle        TINYINT(1) NOT NULL,
    event_id         BINARY(16) NOT NULL,
    organization_id  BINARY(16) NOT NULL,
    user_id          BINARY(16) NULL,                   -- null: a guest
    person           BINARY(32) NOT NULL,
    email            VARCHAR(254) NOT NULL,
    name             VARCHAR(200) NOT NULL,
    quantity         SMALLINT UNSIGNED NOT NULL,
    accept_fewer     TINYINT(1) NOT NULL,
    status           ENUM('waiting', 'offered', 'purchased', 'expired', 'cancelled') NOT NULL,
    live             TINYINT(1) NULL,
    turn             INT UNSIGNED NULL,                 -- the place in order; null before the draw
    turn_at          DATETIME(6) NULL,                  -- when it was given
    kept_since       DATETIME(6) NULL,                  -- places are kept for this group since then
    offer_id         BINARY(16) NULL,                   -- the latest; also the id of its hold
    offer_quantity   SMALLINT UNSIGNED NULL,
    offer_expires_at DATETIME(6) NULL,
    due_at           DATETIME(6) NULL,                  -- when an offer that nobody accepted ends
    order_id         BINARY(16) NULL,                   -- of the latest offer
    reason           VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',  -- why it was cancelled
    created_at       DATETIME(6) NOT NULL,
    ended_at         DATETIME(6) NULL,
    UNIQUE INDEX entries_one_a_person (item_id, person, live),
    UNIQUE INDEX entries_one_an_account (item_id, user_id, live),
    UNIQUE INDEX entries_one_a_turn (item_id, turn),
    UNIQUE INDEX entries_by_offer (offer_id),
    INDEX entries_in_order (item_id, status, turn),
    INDEX entries_due (status, due_at),
    INDEX entries_by_order (order_id),
    INDEX entries_of_user (user_id, created_at, id),
    INDEX entries_of_person (person, created_at),
    CONSTRAINT entries_quantity CHECK (quantity > 0)
) ENGINE = InnoDB;

-- Every turn that was ever given in a line, from 1 on without gaps: who leaves and joins again gets a new one.
CREATE TABLE queue_turns (
    item_id  BINARY(16) NOT NULL,
    turn     INT UNSIGNED NOT NULL,
    entry_id BINARY(16) NOT NULL,
    given_at DATETIME(6) NOT NULL,
    drawn    TINYINT(1) NOT NULL DEFAULT 0,
    PRIMARY KEY (item_id, turn),
    INDEX turns_of_entry (entry_id, given_at)
) ENGINE = InnoDB;

-- Every offer that was ever made; the row's id is that of its hold.
CREATE TABLE queue_offers (
    id         BINARY(16) NOT NULL PRIMARY KEY,
    entry_id   BINARY(16) NOT NULL,
    item_id    BINARY(16) NOT NULL,
    turn       INT UNSIGNED NOT NULL,
    quantity   SMALLINT UNSIGNED NOT NULL,
    created_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    outcome    ENUM('open', 'purchased', 'expired', 'cancelled') NOT NULL DEFAULT 'open',
    ended_at   DATETIME(6) NULL,
    INDEX offers_of_line (item_id, created_at),
    INDEX offers_of_entry (entry_id)
) ENGINE = InnoDB;

-- The draw at an opening: the hash of its seed is shown before, the seed after.
CREATE TABLE queue_draws (
    id        BINARY(16) NOT NULL PRIMARY KEY,
    item_id   BINARY(16) NOT NULL,
    seed_hash BINARY(32) NOT NULL,
    sealed    VARBINARY(100) NOT NULL,                  -- the seed under the installation's key
    seed      BINARY(32) NULL,                          -- null until the draw
    entries   INT UNSIGNED NOT NULL DEFAULT 0,
    drawn_at  DATETIME(6) NULL,
    UNIQUE INDEX draws_of_item (item_id)
) ENGINE = InnoDB;

-- A guest who proves an e-mail address by a mailed code, which is derived from the row's id.
CREATE TABLE queue_guests (
    id           BINARY(16) NOT NULL PRIMARY KEY,
    email        VARCHAR(254) NOT NULL,
    email_key    BINARY(32) NOT NULL,
    item_id      BINARY(16) NOT NULL,
    is_bundle    TINYINT(1) NOT NULL,
    attempts     TINYINT UNSIGNED NOT NULL DEFAULT 0,
    created_at   DATETIME(6) NOT NULL,
    expires_at   DATETIME(6) NOT NULL,
    confirmed_at DATETIME(6) NULL,
    INDEX guests_by_email (email_key, created_at),
    INDEX guests_by_age (created_at)
) ENGINE = InnoDB;

-- What an organizer writes to everybody who waits.
CREATE TABLE queue_messages (
    id         BINARY(16) NOT NULL PRIMARY KEY,
    item_id    BINARY(16) NOT NULL,
    user_id    BINARY(16) NOT NULL,
    subject    VARCHAR(150) NOT NULL,
    text       VARCHAR(4000) NOT NULL,
    told       BINARY(16) NOT NULL DEFAULT '',          -- the last entry that was told
    recipients INT UNSIGNED NOT NULL DEFAULT 0,
    created_at DATETIME(6) NOT NULL,
    done_at    DATETIME(6) NULL,
    INDEX messages_of_item (item_id, created_at),
    INDEX messages_to_send (done_at)
) ENGINE = InnoDB;
