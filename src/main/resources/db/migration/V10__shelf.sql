-- The masters that were ever in force; the fingerprint is the SHA-256 of the bytes, which lie in the archive.
CREATE TABLE master (
    fingerprint TEXT PRIMARY KEY,
    form        TEXT NOT NULL,
    first_seen  TEXT NOT NULL,
    in_force    INTEGER NOT NULL CHECK (in_force IN (0, 1))
) STRICT;

-- Every published scheme. A change of contacts or remarks keeps the version and replaces the bytes.
CREATE TABLE scheme (
    year        INTEGER NOT NULL,
    version     INTEGER NOT NULL,
    sha256      TEXT NOT NULL,
    master      TEXT NOT NULL,
    upload      TEXT NOT NULL,
    accepted_at TEXT NOT NULL,
    PRIMARY KEY (year, version)
) STRICT;

-- What belongs to this installation alone: the key that seals stamps.
CREATE TABLE installation (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
