-- `taken` is held + sold: converting a hold touches no pool row, and the CHECK is the last guard against overselling.
-- Nothing refers to pools by foreign key: the shared lock it takes on the parent would deadlock with the guarded update.
CREATE TABLE pools (
    id       BINARY(16) NOT NULL PRIMARY KEY,
    event_id BINARY(16) NOT NULL,
    kind     ENUM('event', 'day', 'type', 'bundle') NOT NULL,
    size     INT UNSIGNED NULL,                         -- null: unlimited
    taken    INT NOT NULL DEFAULT 0,
    INDEX pools_of_event (event_id),
    CONSTRAINT pools_never_oversold CHECK (taken >= 0 AND (size IS NULL OR taken <= size))
) ENGINE = InnoDB;

CREATE TABLE ticket_types (
    id              BINARY(16) NOT NULL PRIMARY KEY,
    organization_id BINARY(16) NOT NULL,
    event_id        BINARY(16) NOT NULL,
    name            VARCHAR(120) NOT NULL,
    description     VARCHAR(1000) NOT NULL,
    price           BIGINT NOT NULL,
    currency        CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sales_start     DATETIME(6) NULL,
    sales_end       DATETIME(6) NULL,
    min_per_order   SMALLINT UNSIGNED NOT NULL DEFAULT 1,
    max_per_order   SMALLINT UNSIGNED NOT NULL DEFAULT 10,
    tax_rate        SMALLINT UNSIGNED NOT NULL DEFAULT 0,     -- basis points
    tax_included    TINYINT(1) NOT NULL DEFAULT 1,
    active          TINYINT(1) NOT NULL DEFAULT 1,
    visibility      ENUM('public', 'hidden') NOT NULL DEFAULT 'public',
    sale_mode       ENUM('open', 'waiting_room', 'closed') NOT NULL DEFAULT 'open',
    sort            SMALLINT NOT NULL DEFAULT 0,
    created_at      DATETIME(6) NOT NULL,
    updated_at      DATETIME(6) NOT NULL,
    INDEX ticket_types_of_event (event_id, sort, id),
    INDEX ticket_types_by_start (sales_start),
    INDEX ticket_types_by_end (sales_end),
    CONSTRAINT ticket_types_price CHECK (price >= 0),
    CONSTRAINT ticket_types_limits CHECK (min_per_order BETWEEN 1 AND max_per_order)
) ENGINE = InnoDB;

-- The pools a sale item draws 1 from: its own allotment and, where set, the day's and the event's capacity.
CREATE TABLE item_pools (
    item_id BINARY(16) NOT NULL,
    pool_id BINARY(16) NOT NULL,
    PRIMARY KEY (item_id, pool_id),
    INDEX items_of_pool (pool_id)
) ENGINE = InnoDB;

CREATE TABLE holds (
    id         BINARY(16) NOT NULL PRIMARY KEY,
    event_id   BINARY(16) NOT NULL,
    kind       ENUM('checkout', 'offer', 'cash', 'split') NOT NULL,
    order_id   BINARY(16) NULL,
    status     ENUM('active', 'converted', 'released') NOT NULL DEFAULT 'active',
    expires_at DATETIME(6) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    INDEX holds_to_expire (status, expires_at),
    INDEX holds_of_event (event_id, status)
) ENGINE = InnoDB;

-- What a hold takes from each pool now: the counters are the sum of these over holds that are not released (I2).
CREATE TABLE hold_lines (
    hold_id  BINARY(16) NOT NULL,
    pool_id  BINARY(16) NOT NULL,
    quantity INT NOT NULL,
    PRIMARY KEY (hold_id, pool_id),
    INDEX hold_lines_of_pool (pool_id),
    CONSTRAINT hold_lines_quantity CHECK (quantity >= 0)
) ENGINE = InnoDB;
