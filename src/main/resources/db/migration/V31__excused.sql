-- What the office counts as handed in on time (视为按时), and why. The newest line of a unit, form and period counts; one
-- that is no longer excused is taken back by a line of its own. Lines are added, never changed.
CREATE TABLE excused (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    unit TEXT NOT NULL,
    form TEXT NOT NULL,
    period TEXT NOT NULL,
    holds INTEGER NOT NULL CHECK (holds IN (0, 1)), -- 0: taken back
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    day TEXT NOT NULL, -- yyyy-mm-dd
    at INTEGER NOT NULL -- milliseconds since 1970, UTC
) STRICT;

CREATE INDEX excused_by_period ON excused (period, unit, form, id);

CREATE TRIGGER excused_is_never_changed BEFORE UPDATE ON excused
BEGIN
    SELECT RAISE(ABORT, 'what is excused is only added to');
END;

CREATE TRIGGER excused_is_never_shortened BEFORE DELETE ON excused
BEGIN
    SELECT RAISE(ABORT, 'what is excused is only added to');
END;
