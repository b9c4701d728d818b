-- Signed papers: of a unit's year-end marks, or (no unit) of the year's result. Lines are added, never changed; the newest
-- of a unit counts.
CREATE TABLE mark_signature (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    year INTEGER NOT NULL,
    unit TEXT NOT NULL, -- empty: the result of the year
    day TEXT NOT NULL, -- yyyy-mm-dd, the day that stands on the paper
    signer TEXT NOT NULL,
    place TEXT NOT NULL, -- where the paper is kept
    who TEXT NOT NULL, -- who entered it
    at INTEGER NOT NULL -- milliseconds since 1970, UTC
) STRICT;

CREATE INDEX mark_signature_by_year ON mark_signature (year, id);

CREATE TRIGGER mark_signature_is_never_changed BEFORE UPDATE ON mark_signature
BEGIN
    SELECT RAISE(ABORT, 'signed papers are only added to');
END;

CREATE TRIGGER mark_signature_is_never_taken_away BEFORE DELETE ON mark_signature
BEGIN
    SELECT RAISE(ABORT, 'signed papers are only added to');
END;
