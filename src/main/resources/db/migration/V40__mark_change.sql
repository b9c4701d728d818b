-- Marks that were in force and are no longer what they were: who changed them, when and why. Lines are added, never changed.
CREATE TABLE mark_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    year INTEGER NOT NULL,
    form TEXT NOT NULL,
    period TEXT NOT NULL, -- 2020-05 or 2020
    unit TEXT NOT NULL, -- the unit whose mark it is; empty where the row names none
    code TEXT NOT NULL, -- B0101, 05, D001-C01
    what TEXT NOT NULL, -- mark, duty, verified …
    label TEXT NOT NULL, -- the same in words
    before TEXT NOT NULL,
    after TEXT NOT NULL, -- empty where there is none any more
    upload_before TEXT NOT NULL REFERENCES upload (id),
    upload_after TEXT REFERENCES upload (id), -- null where the marks were taken out of force
    who TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL -- milliseconds since 1970, UTC
) STRICT;

CREATE INDEX mark_change_by_year ON mark_change (year, id);

CREATE TRIGGER mark_change_is_never_changed BEFORE UPDATE ON mark_change
BEGIN
    SELECT RAISE(ABORT, 'what was changed stays on record');
END;

CREATE TRIGGER mark_change_is_never_taken_away BEFORE DELETE ON mark_change
BEGIN
    SELECT RAISE(ABORT, 'what was changed stays on record');
END;

ALTER TABLE decision ADD COLUMN who TEXT; -- who decided, where it was asked for
