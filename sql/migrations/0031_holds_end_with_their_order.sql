-- Holds end with their order or their code, which are looked for by times of their own; every sale paid for this index.
ALTER TABLE holds DROP INDEX holds_to_expire;
