-- What came in one request.
CREATE TABLE batch (
    id TEXT PRIMARY KEY,
    received_at INTEGER NOT NULL, -- milliseconds since 1970, UTC
    skipped INTEGER NOT NULL -- junk files that were passed over
) STRICT;

-- One file of a request (a zip's member is one), and what became of it.
CREATE TABLE upload (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of receipt
    id TEXT NOT NULL UNIQUE,
    batch TEXT NOT NULL REFERENCES batch (id),
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL, -- of the original; of the zip where a member could not be taken out of it
    size INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    received_on TEXT, -- yyyy-mm-dd, where the office said so
    day TEXT NOT NULL, -- the day that counts: received_on, else the day of received_at in Asia/Shanghai
    admitted INTEGER NOT NULL CHECK (admitted IN (0, 1)), -- 0: refused before it was ever examined
    status TEXT NOT NULL,
    form TEXT,
    unit TEXT,
    period TEXT,
    duplicate_of TEXT REFERENCES upload (id),
    basis TEXT NOT NULL, -- the masters and schemes that it was examined by
    notes TEXT NOT NULL, -- problems found at the door, JSON
    problems TEXT NOT NULL -- all problems, JSON
) STRICT;

CREATE INDEX upload_by_batch ON upload (batch, seq);
CREATE INDEX upload_by_sha ON upload (sha256, seq);
CREATE INDEX upload_by_key ON upload (form, period, unit, seq);
CREATE INDEX upload_waiting ON upload (seq) WHERE status = 'received';

-- What an accepted workbook says. Rows stay when they are replaced: the history.
CREATE TABLE submission (
    upload TEXT PRIMARY KEY REFERENCES upload (id),
    form TEXT NOT NULL,
    unit TEXT NOT NULL, -- empty where the form belongs to no unit
    period TEXT NOT NULL,
    serial TEXT NOT NULL, -- tells several of one unit, form and period apart; empty where there is one
    version INTEGER NOT NULL, -- 1 for the first of its unit, form, period and serial
    scheme_version INTEGER NOT NULL,
    doubtful INTEGER NOT NULL CHECK (doubtful IN (0, 1)),
    in_force INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    replaced TEXT REFERENCES upload (id), -- the one that it displaced
    document TEXT NOT NULL, -- the values, JSON
    UNIQUE (form, unit, period, serial, version)
) STRICT;

CREATE UNIQUE INDEX submission_in_force ON submission (form, unit, period, serial) WHERE in_force = 1;

-- What the office decided, and why.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    upload TEXT NOT NULL REFERENCES upload (id),
    at INTEGER NOT NULL,
    deed TEXT NOT NULL,
    unit TEXT,
    period TEXT,
    received_on TEXT,
    reason TEXT NOT NULL,
    status_before TEXT NOT NULL,
    status_after TEXT NOT NULL
) STRICT;

CREATE INDEX decision_by_upload ON decision (upload, id);
