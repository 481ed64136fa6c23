-- Sealed payloads (docs/decisions/0036). Until the first row stands in `authority_key` a journal is open, as it was.
--
-- A key of the authority, by name: the key itself is never in the database. `ended`: it wraps nothing any longer.
CREATE TABLE authority_key (
    name  TEXT    NOT NULL PRIMARY KEY CHECK (length(name) = 16),
    since INTEGER NOT NULL,
    ended INTEGER
) STRICT, WITHOUT ROWID;

-- The data key of a subject, wrapped by a key of the authority. Destroyed, what it sealed never opens again: the row stays, the
-- key goes. `destroyed_by` is the entry that says on which ground.
CREATE TABLE data_key (
    id           INTEGER NOT NULL PRIMARY KEY CHECK (id >= 1),
    subject      TEXT    NOT NULL,
    made         INTEGER NOT NULL,
    wrapped      BLOB,
    wrapped_by   TEXT    REFERENCES authority_key (name),
    destroyed    INTEGER,
    destroyed_by INTEGER REFERENCES entry (seq),
    CHECK ((wrapped IS NULL) = (wrapped_by IS NULL)),
    CHECK ((wrapped IS NULL) = (destroyed IS NOT NULL)),
    CHECK ((destroyed IS NULL) = (destroyed_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX data_key_of_subject ON data_key (subject) WHERE destroyed IS NULL;
CREATE INDEX data_key_by_authority_key ON data_key (wrapped_by) WHERE wrapped_by IS NOT NULL;

CREATE TRIGGER data_key_is_never_deleted BEFORE DELETE ON data_key
BEGIN SELECT raise(ABORT, 'A data key of the journal is never deleted.'); END;
CREATE TRIGGER data_key_stays_destroyed BEFORE UPDATE ON data_key WHEN OLD.destroyed IS NOT NULL
BEGIN SELECT raise(ABORT, 'A data key of the journal that was destroyed stays so.'); END;
CREATE TRIGGER data_key_is_its_subjects BEFORE UPDATE OF id, subject, made ON data_key
BEGIN SELECT raise(ABORT, 'A data key of the journal belongs to its subject.'); END;
CREATE TRIGGER data_key_is_wrapped_by_a_live_key BEFORE INSERT ON data_key
WHEN NOT EXISTS (SELECT 1 FROM authority_key WHERE name = NEW.wrapped_by AND ended IS NULL)
BEGIN SELECT raise(FAIL, 'This key of the authority seals nothing in this journal any longer.'); END;
CREATE TRIGGER data_key_is_rewrapped_by_a_live_key BEFORE UPDATE OF wrapped_by ON data_key
WHEN NEW.wrapped_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM authority_key WHERE name = NEW.wrapped_by AND ended IS NULL)
BEGIN SELECT raise(FAIL, 'This key of the authority seals nothing in this journal any longer.'); END;

-- A sealed payload: nonce (12 bytes), salt and JSON as AES-256-GCM leaves them, tag (16). crates/journal/src/seal/place.rs writes
-- out what it is bound to.
CREATE TABLE sealed_payload (
    seq   INTEGER NOT NULL PRIMARY KEY REFERENCES entry (seq),
    key   INTEGER NOT NULL REFERENCES data_key (id),
    bytes BLOB    NOT NULL CHECK (length(bytes) >= 44)
) STRICT;
CREATE TRIGGER sealed_payload_is_never_changed BEFORE UPDATE ON sealed_payload
BEGIN SELECT raise(ABORT, 'A payload of the journal is never changed: correct it by adding an entry.'); END;
CREATE TRIGGER sealed_payload_is_never_deleted BEFORE DELETE ON sealed_payload
BEGIN SELECT raise(ABORT, 'A payload of the journal is not deleted: its key is destroyed.'); END;
CREATE TRIGGER sealed_payload_has_a_key BEFORE INSERT ON sealed_payload
WHEN NOT EXISTS (SELECT 1 FROM data_key WHERE id = NEW.key AND destroyed IS NULL)
BEGIN SELECT raise(FAIL, 'The key of this subject was destroyed meanwhile: try again.'); END;

-- A payload that stands open may go when the same stands sealed; and none comes once a journal is sealed, from whatever program.
DROP TRIGGER payload_is_never_deleted;
CREATE TRIGGER payload_is_never_deleted BEFORE DELETE ON payload
WHEN NOT EXISTS (SELECT 1 FROM sealed_payload WHERE seq = OLD.seq)
BEGIN SELECT raise(ABORT, 'A payload of the journal is not deleted: it may only be sealed.'); END;
CREATE TRIGGER payload_is_sealed BEFORE INSERT ON payload WHEN EXISTS (SELECT 1 FROM authority_key)
BEGIN SELECT raise(FAIL, 'This journal has been sealed: start the program again with the authority''s key.'); END;

-- Drafts and content of documents are sealed like payloads: `sealed` in place of the text, `key` beside the bytes of a part.
-- (`scheme` of a document stays 0: each part says itself whether it is sealed.)
ALTER TABLE draft ADD COLUMN key INTEGER REFERENCES data_key (id);
ALTER TABLE draft ADD COLUMN sealed BLOB;
ALTER TABLE document_part ADD COLUMN key INTEGER REFERENCES data_key (id);
CREATE TRIGGER draft_is_sealed BEFORE INSERT ON draft
WHEN NEW.text <> '' AND NEW.sealed IS NULL AND EXISTS (SELECT 1 FROM authority_key)
BEGIN SELECT raise(FAIL, 'This journal has been sealed: start the program again with the authority''s key.'); END;
CREATE TRIGGER document_part_is_sealed BEFORE INSERT ON document_part
WHEN NEW.key IS NULL AND EXISTS (SELECT 1 FROM authority_key)
BEGIN SELECT raise(FAIL, 'This journal has been sealed: start the program again with the authority''s key.'); END;

DROP VIEW readable;
CREATE VIEW readable AS
SELECT entry.seq, authority, subject, kind, record_id, revision, act,
       date(happened_from * 86400, 'unixepoch')                             AS happened_from,
       date(happened_to * 86400, 'unixepoch')                               AS happened_to,
       strftime('%Y-%m-%dT%H:%M:%SZ', recorded / 1000000, 'unixepoch')      AS recorded,
       strftime('%Y-%m-%dT%H:%M:%SZ', stamped / 1000000, 'unixepoch')       AS stamped,
       backlog, who, load, file, line, supersedes, reason, permit_reason,
       coalesce(payload.json, CASE WHEN sealed_payload.seq IS NOT NULL THEN '(sealed)' END) AS payload
  FROM entry LEFT JOIN payload ON payload.seq = entry.seq LEFT JOIN sealed_payload ON sealed_payload.seq = entry.seq;
