-- For whom a hold of kind `offer` is, and of what: the order that accepts it must want just that.
CREATE TABLE hold_offers (
    hold_id  BINARY(16) NOT NULL PRIMARY KEY,
    owner    BINARY(32) NOT NULL,                       -- hash of an account or of an e-mail address
    item_id  BINARY(16) NOT NULL,
    quantity SMALLINT UNSIGNED NOT NULL
) ENGINE = InnoDB;

-- Pools whose places are for those who wait in a line: nobody else may take from them. A table of its own, because the
-- rows of pools are the hottest there are.
CREATE TABLE awaited_pools (
    pool_id  BINARY(16) NOT NULL PRIMARY KEY,
    event_id BINARY(16) NOT NULL,
    waiting  INT NOT NULL,                              -- on an item's own pool: how many people
    INDEX awaited_of_event (event_id)
) ENGINE = InnoDB;
