-- Who joined lines within a day. Who joins has their row locked, so that joins in several lines at once are counted one after
-- the other.
CREATE TABLE queue_joiners (
    person    BINARY(32) NOT NULL PRIMARY KEY,
    joined_at DATETIME(6) NOT NULL,
    INDEX joiners_by_age (joined_at)
) ENGINE = InnoDB;

-- One row, which is locked while text messages are counted: of many who ask at once each sees the others.
CREATE TABLE text_counting (
    id TINYINT UNSIGNED NOT NULL PRIMARY KEY
) ENGINE = InnoDB;
INSERT INTO text_counting (id) VALUES (1);
