-- Masters that the office published for one year on the page. The newest line of a year and form counts; an empty
-- fingerprint: what the templates folder says is in force again. Lines are added, never changed.
CREATE TABLE publication (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    year        INTEGER NOT NULL,
    form        TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    title       TEXT NOT NULL,
    at          INTEGER NOT NULL, -- milliseconds since 1970, UTC
    who         TEXT NOT NULL,
    reason      TEXT NOT NULL
) STRICT;

CREATE INDEX publication_by_year ON publication (year, form, seq);
