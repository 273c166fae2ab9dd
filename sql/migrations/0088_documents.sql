-- Of what each line's tax is made, as it was when bought: papers name the rate (DOC-1). Lines that were sold before get what
-- their type says now.
ALTER TABLE order_lines
    ADD COLUMN tax_rate     SMALLINT UNSIGNED NOT NULL DEFAULT 0,      -- hundredths of a percent
    ADD COLUMN tax_included TINYINT(1) NOT NULL DEFAULT 1;

UPDATE order_lines l JOIN ticket_types t ON t.id = l.ticket_type_id
   SET l.tax_rate = t.tax_rate, l.tax_included = t.tax_included;

-- What stands below its invoices: terms, a bank account, a register number.
ALTER TABLE organizations ADD COLUMN invoice_footer VARCHAR(500) NOT NULL DEFAULT '' AFTER tax_id;

-- Invoices, credit notes, and what corrects them (DOC-1). `content` is all that the paper says, frozen.
CREATE TABLE documents (
    id              BINARY(16) NOT NULL PRIMARY KEY,
    organization_id BINARY(16) NOT NULL,
    event_id        BINARY(16) NOT NULL,
    order_id        BINARY(16) NOT NULL,
    kind            ENUM('invoice', 'credit_note', 'debit_note') NOT NULL,
    year            SMALLINT UNSIGNED NOT NULL,           -- in the organization's zone
    sequence        INT UNSIGNED NOT NULL,                -- 1, 2, … without gaps, in each kind and year of an organization
    cause           BINARY(16) NOT NULL,                  -- the order, a refund, or the invoice that it takes back
    revision        SMALLINT UNSIGNED NOT NULL,           -- of the cause: 1, 2, …
    corrects_id     BINARY(16) NULL,
    order_number    CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    buyer           VARCHAR(200) NOT NULL,
    currency        CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    tax             BIGINT NOT NULL,
    total           BIGINT NOT NULL,
    content         MEDIUMTEXT NOT NULL,                  -- JSON
    issued_at       DATETIME(6) NOT NULL,
    UNIQUE INDEX documents_numbers (organization_id, kind, year, sequence),
    UNIQUE INDEX documents_causes (order_id, cause, revision),
    INDEX documents_of_organization (organization_id, year, issued_at, id),
    CONSTRAINT documents_amounts CHECK (total >= 0 AND tax >= 0 AND tax <= total)
) ENGINE = InnoDB;

-- A paper that was given out is corrected by another one.
CREATE TRIGGER documents_are_not_changed BEFORE UPDATE ON documents FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'documents are never changed';
CREATE TRIGGER documents_are_not_deleted BEFORE DELETE ON documents FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'documents are never deleted';

-- The latest number of each series; its row is locked until the document with the next one is committed.
CREATE TABLE document_counters (
    organization_id BINARY(16) NOT NULL,
    kind            ENUM('invoice', 'credit_note', 'debit_note') NOT NULL,
    year            SMALLINT UNSIGNED NOT NULL,
    latest          INT UNSIGNED NOT NULL,
    latest_at       DATETIME(6) NOT NULL,
    PRIMARY KEY (organization_id, kind, year)
) ENGINE = InnoDB;

-- Whom an order's invoice is made out to, where it is not simply the buyer.
CREATE TABLE order_billing (
    order_id   BINARY(16) NOT NULL PRIMARY KEY,
    name       VARCHAR(200) NOT NULL,
    address    VARCHAR(500) NOT NULL,
    tax_id     VARCHAR(60) NOT NULL,
    updated_at DATETIME(6) NOT NULL
) ENGINE = InnoDB;
