-- What was attached to a record: letters, forms, photos. The fact that a document was attached, by whom and why, is an
-- entry; here stands its content, under its digest and its subject, in parts small enough that nobody waits for a large one.
-- Kept by subject and not once for all: each will be sealed under its own subject's key (`scheme` says how; 0 is not sealed).
CREATE TABLE document (
    subject TEXT    NOT NULL,
    digest  BLOB    NOT NULL CHECK (length(digest) = 32),
    bytes   INTEGER NOT NULL CHECK (bytes >= 1),
    parts   INTEGER NOT NULL CHECK (parts >= 1),
    scheme  INTEGER NOT NULL CHECK (scheme = 0),
    kept    INTEGER NOT NULL,
    state   TEXT    NOT NULL CHECK (state IN ('waiting', 'passed', 'refused', 'not scanned')),
    judged  INTEGER NOT NULL,
    said    TEXT    NOT NULL,
    PRIMARY KEY (subject, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_waiting ON document (kept) WHERE state = 'waiting';

CREATE TABLE document_part (
    subject TEXT    NOT NULL,
    digest  BLOB    NOT NULL CHECK (length(digest) = 32),
    nth     INTEGER NOT NULL CHECK (nth >= 0),
    bytes   BLOB    NOT NULL,
    UNIQUE (subject, digest, nth)
) STRICT;
