-- Published results (R14). A number is given once; what it said then is never changed or taken away.
CREATE TABLE result (
    number TEXT PRIMARY KEY, -- 2020-01
    year INTEGER NOT NULL,
    issue INTEGER NOT NULL, -- 1 for the first of its year
    scheme_version INTEGER NOT NULL,
    check_code TEXT NOT NULL, -- the SHA-256 over everything it was made of
    workbook TEXT NOT NULL, -- the SHA-256 of the ranking workbook in the archive
    at INTEGER NOT NULL, -- milliseconds since 1970, UTC
    who TEXT NOT NULL,
    reason TEXT NOT NULL,
    UNIQUE (year, issue)
) STRICT;

-- Every figure of a published result, with the cell it came from where it came from one.
CREATE TABLE result_figure (
    result TEXT NOT NULL REFERENCES result (number),
    seq INTEGER NOT NULL, -- the order in which they are told
    unit TEXT NOT NULL,
    unit_name TEXT NOT NULL,
    name TEXT NOT NULL, -- rank, score, mark:B0101 …
    label TEXT NOT NULL,
    value TEXT NOT NULL,
    upload TEXT,
    file_name TEXT,
    sheet TEXT,
    cell TEXT,
    PRIMARY KEY (result, unit, name)
) STRICT;

-- The workbooks in force when a result was published.
CREATE TABLE result_input (
    result TEXT NOT NULL REFERENCES result (number),
    upload TEXT NOT NULL REFERENCES upload (id),
    sha256 TEXT NOT NULL,
    file_name TEXT NOT NULL,
    form TEXT NOT NULL,
    unit TEXT NOT NULL,
    period TEXT NOT NULL,
    serial TEXT NOT NULL,
    PRIMARY KEY (result, upload)
) STRICT;

CREATE TRIGGER result_is_never_changed BEFORE UPDATE ON result
BEGIN
    SELECT RAISE(ABORT, 'a published result is never changed');
END;

CREATE TRIGGER result_is_never_taken_away BEFORE DELETE ON result
BEGIN
    SELECT RAISE(ABORT, 'a published result is never taken away');
END;

CREATE TRIGGER result_figure_is_never_changed BEFORE UPDATE ON result_figure
BEGIN
    SELECT RAISE(ABORT, 'a published result is never changed');
END;

CREATE TRIGGER result_figure_is_never_taken_away BEFORE DELETE ON result_figure
BEGIN
    SELECT RAISE(ABORT, 'a published result is never taken away');
END;

CREATE TRIGGER result_input_is_never_changed BEFORE UPDATE ON result_input
BEGIN
    SELECT RAISE(ABORT, 'a published result is never changed');
END;

CREATE TRIGGER result_input_is_never_taken_away BEFORE DELETE ON result_input
BEGIN
    SELECT RAISE(ABORT, 'a published result is never taken away');
END;
