-- The journal, first schema. Forward only: a later change is a later file, this one is never edited.
--
-- Days are numbers of days since 1 January 1970; moments are microseconds since 1970 in UTC. The view `readable`
-- at the end shows both as text, for whoever opens this file with nothing but SQLite.

-- A load: many entries that came in together from files. Its entries have the numbers first_seq to
-- first_seq + entries - 1. Its id and `what` are hashed into every one of those entries.
CREATE TABLE load (
    id        TEXT    NOT NULL PRIMARY KEY,
    what      TEXT    NOT NULL,
    first_seq INTEGER NOT NULL UNIQUE CHECK (first_seq >= 1),
    entries   INTEGER NOT NULL CHECK (entries >= 1)
) STRICT, WITHOUT ROWID;

-- An entry's envelope. The hash chain runs over these columns (crates/journal/src/chain.rs writes out how).
CREATE TABLE entry (
    seq           INTEGER NOT NULL PRIMARY KEY CHECK (seq >= 1),
    authority     TEXT    NOT NULL,
    subject       TEXT    NOT NULL,
    kind          TEXT    NOT NULL,
    record_id     TEXT    NOT NULL,
    revision      INTEGER NOT NULL CHECK (revision >= 1),
    act           TEXT    NOT NULL CHECK (act = 'recorded' OR act = 'corrected' OR act = 'withdrawn'),
    happened_from INTEGER,
    happened_to   INTEGER,
    recorded      INTEGER NOT NULL,
    stamped       INTEGER NOT NULL,
    backlog       INTEGER NOT NULL CHECK (backlog IN (0, 1)),
    who           TEXT    NOT NULL,
    load          TEXT    REFERENCES load (id) DEFERRABLE INITIALLY DEFERRED,
    file          TEXT,
    line          INTEGER,
    supersedes    INTEGER REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
    reason        TEXT,
    permit_reason TEXT,
    digest        BLOB    CHECK (length(digest) = 32),
    prev          BLOB    NOT NULL CHECK (length(prev) = 32),
    hash          BLOB    NOT NULL CHECK (length(hash) = 32),
    UNIQUE (subject, kind, record_id, revision)
) STRICT;

-- The record itself, as JSON, apart from its envelope so that erasure can destroy it and leave the chain whole.
-- The salt goes into the digest, so that after erasure the digest cannot be matched against guesses.
CREATE TABLE payload (
    seq  INTEGER NOT NULL PRIMARY KEY REFERENCES entry (seq),
    salt BLOB    NOT NULL CHECK (length(salt) = 16),
    json TEXT    NOT NULL
) STRICT;

-- Nothing here is ever changed. The first trigger also refuses INSERT OR REPLACE. It says FAIL, not ABORT, and the keys of
-- `entry` are deferred, so that SQLite need not note how to undo each insert: for one row the two mean the same.
-- Erasure (a later migration) will replace the trigger on deleting a payload.
CREATE TRIGGER entry_follows BEFORE INSERT ON entry
WHEN NEW.seq <> coalesce((SELECT max(seq) FROM entry), 0) + 1
BEGIN SELECT raise(FAIL, 'An entry can only be added at the end of the journal.'); END;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT raise(ABORT, 'An entry of the journal is never changed: correct it by adding one.'); END;
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN SELECT raise(ABORT, 'An entry of the journal is never deleted: withdraw it by adding one.'); END;
CREATE TRIGGER payload_is_never_changed BEFORE UPDATE ON payload
BEGIN SELECT raise(ABORT, 'A payload of the journal is never changed: correct it by adding an entry.'); END;
CREATE TRIGGER payload_is_never_deleted BEFORE DELETE ON payload
BEGIN SELECT raise(ABORT, 'A payload of the journal is not deleted: this version cannot erase.'); END;
CREATE TRIGGER load_is_never_changed BEFORE UPDATE ON load
BEGIN SELECT raise(ABORT, 'A load of the journal is never changed.'); END;
CREATE TRIGGER load_is_never_deleted BEFORE DELETE ON load
BEGIN SELECT raise(ABORT, 'A load of the journal is never deleted.'); END;

CREATE VIEW readable AS
SELECT entry.seq, authority, subject, kind, record_id, revision, act,
       date(happened_from * 86400, 'unixepoch')                             AS happened_from,
       date(happened_to * 86400, 'unixepoch')                               AS happened_to,
       strftime('%Y-%m-%dT%H:%M:%SZ', recorded / 1000000, 'unixepoch')      AS recorded,
       strftime('%Y-%m-%dT%H:%M:%SZ', stamped / 1000000, 'unixepoch')       AS stamped,
       backlog, who, load, file, line, supersedes, reason, permit_reason, payload.json AS payload
  FROM entry LEFT JOIN payload ON payload.seq = entry.seq;
