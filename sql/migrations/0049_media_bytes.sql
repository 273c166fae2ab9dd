-- What a picture's files take on the disk (ORG-8); copies share files and take nothing.
ALTER TABLE event_media
    ADD COLUMN bytes INT UNSIGNED NOT NULL DEFAULT 0;
