-- What organizers ask of who buys (ORD-6). One that is not asked any more stays, because it was answered.
CREATE TABLE questions (
    id         BINARY(16) NOT NULL PRIMARY KEY,
    event_id   BINARY(16) NOT NULL,
    scope      ENUM('order', 'ticket') NOT NULL,
    kind       ENUM('text', 'long_text', 'choice', 'checkbox', 'date') NOT NULL,
    label      VARCHAR(200) NOT NULL,
    help       VARCHAR(300) NOT NULL,
    required   TINYINT(1) NOT NULL,
    options    TEXT NOT NULL,                               -- JSON: the texts to choose from
    items      TEXT NOT NULL,                               -- JSON: ids of the ticket types and bundles that it is asked for; [] is all
    sort       SMALLINT NOT NULL,
    retired_at DATETIME(6) NULL,                            -- not asked any more
    created_at DATETIME(6) NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    INDEX questions_of_event (event_id, sort, id)
) ENGINE = InnoDB;

-- Whether anything is asked at all: who sells reads the event anyway.
ALTER TABLE events ADD COLUMN asks TINYINT(1) NOT NULL DEFAULT 0 AFTER settings;

-- What the buyer said at the checkout, before there were tickets: `serial` is the ticket's within the order.
CREATE TABLE order_answers (
    order_id    BINARY(16) NOT NULL,
    serial      SMALLINT UNSIGNED NOT NULL,                 -- 0: of the order as a whole
    question_id BINARY(16) NOT NULL,
    position    SMALLINT UNSIGNED NOT NULL,                 -- in which the questions were asked
    asked       VARCHAR(200) NOT NULL,                      -- the question as it was then
    answer      TEXT NOT NULL,                              -- several choices: one a line
    PRIMARY KEY (order_id, serial, question_id)
) ENGINE = InnoDB;

CREATE TABLE order_holders (
    order_id BINARY(16) NOT NULL,
    serial   SMALLINT UNSIGNED NOT NULL,
    name     VARCHAR(200) NOT NULL,                         -- '': the buyer
    email    VARCHAR(254) NOT NULL,                         -- '': the buyer's
    PRIMARY KEY (order_id, serial)
) ENGINE = InnoDB;

-- Most buyers say nothing: these spare everybody a look into the two tables above.
ALTER TABLE orders
    ADD COLUMN has_holders TINYINT(1) NOT NULL DEFAULT 0,
    ADD COLUMN has_answers TINYINT(1) NOT NULL DEFAULT 0;
