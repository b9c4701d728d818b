-- Why what a warning names is right all the same. Only ever added to.
CREATE TABLE reason (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    upload TEXT NOT NULL REFERENCES upload (id), -- the workbook it was given for, or came in
    warning TEXT NOT NULL, -- which warning of the form it explains
    said TEXT NOT NULL, -- the warning's sentence then: a reason counts while that is the same
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    day TEXT NOT NULL, -- yyyy-mm-dd
    origin TEXT NOT NULL CHECK (origin IN ('office', 'sheet')),
    at INTEGER NOT NULL -- milliseconds since 1970, UTC
) STRICT;

CREATE INDEX reason_by_upload ON reason (upload, id);

CREATE TRIGGER reason_is_never_changed BEFORE UPDATE ON reason
BEGIN
    SELECT RAISE(ABORT, 'reasons are only added to');
END;

CREATE TRIGGER reason_is_never_shortened BEFORE DELETE ON reason
BEGIN
    SELECT RAISE(ABORT, 'reasons are only added to');
END;
