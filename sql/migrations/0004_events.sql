CREATE TABLE events (
    id                BINARY(16) NOT NULL PRIMARY KEY,
    organization_id   BINARY(16) NOT NULL,
    slug              VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name              VARCHAR(200) NOT NULL,
    summary           VARCHAR(300) NOT NULL,
    description       TEXT NOT NULL,                    -- Markdown
    type              ENUM('save_the_date', 'free', 'ticketed') NOT NULL,
    status            ENUM('draft', 'published', 'cancelled') NOT NULL DEFAULT 'draft',
    starts_at         DATETIME(6) NOT NULL,
    ends_at           DATETIME(6) NOT NULL,
    zone              VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    currency          CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    venue_name        VARCHAR(200) NOT NULL DEFAULT '',
    venue_address     VARCHAR(300) NOT NULL DEFAULT '',
    venue_city        VARCHAR(120) NOT NULL DEFAULT '',
    venue_region      VARCHAR(120) NOT NULL DEFAULT '',
    venue_postal_code VARCHAR(20) NOT NULL DEFAULT '',
    venue_country     CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    latitude          DECIMAL(9, 6) NULL,
    longitude         DECIMAL(9, 6) NULL,
    online_url        VARCHAR(500) NULL,
    language          VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'en',
    age_limit         TINYINT UNSIGNED NULL,
    accessibility     VARCHAR(1000) NOT NULL DEFAULT '',
    settings          TEXT NOT NULL,                    -- JSON of events::Settings
    price_from        BIGINT NULL,                      -- sale summary, kept current by inventory through events' service
    sale_state        ENUM('none', 'free', 'not_started', 'on_sale', 'few_left', 'sold_out', 'ended') NOT NULL DEFAULT 'none',
    ics_sequence      INT UNSIGNED NOT NULL DEFAULT 0,
    version           INT UNSIGNED NOT NULL DEFAULT 1,  -- optimistic lock of the editor
    published_at      DATETIME(6) NULL,
    cancelled_at      DATETIME(6) NULL,
    created_at        DATETIME(6) NOT NULL,
    updated_at        DATETIME(6) NOT NULL,
    UNIQUE INDEX events_by_slug (slug),
    INDEX events_upcoming (status, starts_at, id, ends_at),
    INDEX events_by_end (status, ends_at),
    INDEX events_newest (status, published_at, id),
    INDEX events_of_organization (organization_id, starts_at, id),
    FULLTEXT INDEX events_text (name, summary, description, venue_name, venue_city),
    CONSTRAINT events_end_after_start CHECK (ends_at > starts_at)
) ENGINE = InnoDB;

-- A slug that changed redirects forever (EVT-12).
CREATE TABLE event_slugs (
    slug     VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    event_id BINARY(16) NOT NULL,
    CONSTRAINT event_slugs_event FOREIGN KEY (event_id) REFERENCES events (id) ON DELETE CASCADE
) ENGINE = InnoDB;

CREATE TABLE categories (
    id   BINARY(16) NOT NULL PRIMARY KEY,
    slug VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(80) NOT NULL,
    sort SMALLINT NOT NULL DEFAULT 0,
    UNIQUE INDEX categories_by_slug (slug)
) ENGINE = InnoDB;

CREATE TABLE event_categories (
    event_id    BINARY(16) NOT NULL,
    category_id BINARY(16) NOT NULL,
    PRIMARY KEY (event_id, category_id),
    INDEX events_of_category (category_id, event_id),
    CONSTRAINT event_categories_event FOREIGN KEY (event_id) REFERENCES events (id) ON DELETE CASCADE,
    CONSTRAINT event_categories_category FOREIGN KEY (category_id) REFERENCES categories (id)
) ENGINE = InnoDB;

CREATE TABLE event_media (
    id         BINARY(16) NOT NULL PRIMARY KEY,
    event_id   BINARY(16) NOT NULL,
    hash       CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,   -- of the upload; names the files
    alt        VARCHAR(300) NOT NULL,
    width      INT UNSIGNED NOT NULL,
    height     INT UNSIGNED NOT NULL,
    position   SMALLINT NOT NULL,
    created_at DATETIME(6) NOT NULL,
    INDEX media_of_event (event_id, position, id),
    INDEX media_by_hash (hash),
    CONSTRAINT event_media_event FOREIGN KEY (event_id) REFERENCES events (id) ON DELETE CASCADE
) ENGINE = InnoDB;

-- Fixed ids, so that an installation's links hold everywhere.
INSERT INTO categories (id, slug, name, sort) VALUES
    (0x01900000000070008000000000000001, 'concert', 'Concert', 10),
    (0x01900000000070008000000000000002, 'festival', 'Festival', 20),
    (0x01900000000070008000000000000003, 'conference', 'Conference', 30),
    (0x01900000000070008000000000000004, 'workshop', 'Workshop', 40),
    (0x01900000000070008000000000000005, 'seminar', 'Seminar', 50),
    (0x01900000000070008000000000000006, 'theatre', 'Theatre', 60),
    (0x01900000000070008000000000000007, 'comedy', 'Comedy', 70),
    (0x01900000000070008000000000000008, 'dance', 'Dance', 80),
    (0x01900000000070008000000000000009, 'party', 'Party', 90),
    (0x0190000000007000800000000000000a, 'film', 'Film', 100),
    (0x0190000000007000800000000000000b, 'exhibition', 'Exhibition', 110),
    (0x0190000000007000800000000000000c, 'sport', 'Sport', 120),
    (0x0190000000007000800000000000000d, 'family', 'Family', 130),
    (0x0190000000007000800000000000000e, 'food-and-drink', 'Food and drink', 140),
    (0x0190000000007000800000000000000f, 'market', 'Market', 150),
    (0x01900000000070008000000000000010, 'meet-up', 'Meet-up', 160),
    (0x01900000000070008000000000000011, 'set', 'Set', 170),
    (0x01900000000070008000000000000012, 'cruise', 'Cruise', 180);
