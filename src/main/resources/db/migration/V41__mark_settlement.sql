-- Where a unit's workbook and its cohort's sheet give other marks: which of the two counts, by the office's word. A line
-- counts while just these two uploads are in force; the newest counts. Lines are added, never changed.
CREATE TABLE mark_settlement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    year INTEGER NOT NULL,
    unit TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('unit', 'cohort')),
    upload_unit TEXT NOT NULL REFERENCES upload (id),
    upload_cohort TEXT NOT NULL REFERENCES upload (id),
    who TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL -- milliseconds since 1970, UTC
) STRICT;

CREATE INDEX mark_settlement_by_year ON mark_settlement (year, id);

CREATE TRIGGER mark_settlement_is_never_changed BEFORE UPDATE ON mark_settlement
BEGIN
    SELECT RAISE(ABORT, 'what was settled is only added to');
END;

CREATE TRIGGER mark_settlement_is_never_taken_away BEFORE DELETE ON mark_settlement
BEGIN
    SELECT RAISE(ABORT, 'what was settled is only added to');
END;
