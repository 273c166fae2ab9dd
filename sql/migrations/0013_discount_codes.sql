CREATE TABLE discount_codes (
    id                  BINARY(16) NOT NULL PRIMARY KEY,
    organization_id     BINARY(16) NOT NULL,
    event_id            BINARY(16) NOT NULL,
    code                VARCHAR(40) NOT NULL,               -- as the organizer writes it
    code_key            VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,   -- folded
    kind                ENUM('percentage', 'fixed') NOT NULL,
    percent_off         SMALLINT UNSIGNED NULL,             -- basis points
    amount_off          BIGINT NULL,                        -- of the whole order
    currency            CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,            -- the event's
    starts_at           DATETIME(6) NULL,
    ends_at             DATETIME(6) NULL,
    max_uses            INT UNSIGNED NULL,
    max_uses_per_person INT UNSIGNED NULL,
    min_order           BIGINT NULL,
    blocks_stock        INT UNSIGNED NOT NULL DEFAULT 0,
    reserve_id          BINARY(16) NULL,                    -- the hold that keeps places for those who have the code
    active              TINYINT(1) NOT NULL DEFAULT 1,
    uses                INT NOT NULL DEFAULT 0,             -- by orders that are open or complete
    created_at          DATETIME(6) NOT NULL,
    updated_at          DATETIME(6) NOT NULL,
    UNIQUE INDEX codes_of_event (event_id, code_key),
    INDEX codes_by_end (ends_at),
    CONSTRAINT codes_never_overused CHECK (uses >= 0 AND (max_uses IS NULL OR uses <= max_uses)),
    CONSTRAINT codes_take_something_off CHECK ((kind = 'percentage' AND percent_off <= 10000) OR (kind = 'fixed' AND amount_off > 0))
) ENGINE = InnoDB;

-- What a code is for (nothing: for everything), and the hidden items that it shows.
CREATE TABLE code_items (
    code_id BINARY(16) NOT NULL,
    role    ENUM('applies', 'unlocks') NOT NULL,
    item_id BINARY(16) NOT NULL,
    PRIMARY KEY (code_id, role, item_id),
    INDEX codes_of_item (item_id)
) ENGINE = InnoDB;

-- How many of something a person has: of an item, or uses of a code. The limit is in the update's condition.
CREATE TABLE person_counts (
    subject_id BINARY(16) NOT NULL,                         -- item or code
    person     BINARY(32) NOT NULL,                         -- hash of an account or of an e-mail address
    taken      INT NOT NULL,
    PRIMARY KEY (subject_id, person),
    INDEX counts_of_person (person),
    CONSTRAINT person_counts_not_negative CHECK (taken >= 0)
) ENGINE = InnoDB;

-- What a hold takes besides places: the use of a code, what counts against a person's limit, places out of a code's reserve.
-- discount_codes.uses and person_counts are the sums of these over holds that are not released (I7).
CREATE TABLE hold_claims (
    hold_id    BINARY(16) NOT NULL,
    kind       ENUM('code', 'person', 'reserve') NOT NULL,
    subject_id BINARY(16) NOT NULL,                         -- the code; the item or code; the reserve's hold
    person     BINARY(32) NOT NULL,                         -- zeros unless it counts against one
    quantity   INT NOT NULL,
    PRIMARY KEY (hold_id, kind, subject_id, person),
    INDEX claims_of_subject (subject_id, kind, person),
    CONSTRAINT hold_claims_quantity CHECK (quantity >= 0)
) ENGINE = InnoDB;

ALTER TABLE holds
    MODIFY COLUMN kind ENUM('checkout', 'offer', 'cash', 'split', 'reserve') NOT NULL,
    ADD COLUMN has_claims TINYINT(1) NOT NULL DEFAULT 0;
ALTER TABLE ticket_types ADD COLUMN max_per_person INT UNSIGNED NULL;
ALTER TABLE orders ADD COLUMN discount_code VARCHAR(40) NULL;
