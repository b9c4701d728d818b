-- 参数测算: who tried which settings, when. A trial changes no result. Lines are added, never changed or taken away.
CREATE TABLE what_if (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tried_at INTEGER NOT NULL, -- milliseconds since 1970, UTC
    who TEXT NOT NULL,
    year INTEGER NOT NULL,
    scheme_version INTEGER NOT NULL, -- the version that was varied
    check_code TEXT NOT NULL, -- of the year as it stood
    changes TEXT NOT NULL, -- JSON: name, label, before, after
    units_moved INTEGER NOT NULL -- how many units would stand otherwise
) STRICT;

CREATE INDEX what_if_by_year ON what_if (year, id);

CREATE TRIGGER what_if_is_never_changed BEFORE UPDATE ON what_if
BEGIN
    SELECT RAISE(ABORT, 'the log of trials is only added to');
END;

CREATE TRIGGER what_if_is_never_shortened BEFORE DELETE ON what_if
BEGIN
    SELECT RAISE(ABORT, 'the log of trials is only added to');
END;
