-- News that somebody waits for with a page open goes before the rest. Of the index only the order of its columns is new, so a
-- sale, which writes news with every order, pays no more than before.
ALTER TABLE outbox
    ADD COLUMN urgent TINYINT(1) NOT NULL DEFAULT 0,
    DROP INDEX outbox_due,
    ADD INDEX outbox_due (status, urgent, due_at);
