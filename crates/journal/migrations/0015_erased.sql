-- Erased payloads (docs/decisions/0047). The entry stays and the chain verifies; its payload is gone, under the later entry that
-- says who decided so and on which ground. A row comes in the same transaction as that entry, and never goes.
--
-- `under` is no key: a journal that is restored to a moment before the erasure keeps what was erased erased, and has no such entry.
CREATE TABLE erased (
    seq   INTEGER NOT NULL PRIMARY KEY CHECK (seq >= 1),
    under INTEGER NOT NULL CHECK (under > seq),
    at    INTEGER NOT NULL
) STRICT;
CREATE INDEX erased_under ON erased (under);
CREATE TRIGGER erased_under_the_last_entry BEFORE INSERT ON erased
WHEN NEW.under <> coalesce((SELECT max(seq) FROM entry), 0)
BEGIN SELECT raise(FAIL, 'Nothing is erased but under the entry that is being recorded.'); END;
CREATE TRIGGER erased_is_never_changed BEFORE UPDATE ON erased
BEGIN SELECT raise(ABORT, 'What was erased stays so.'); END;
CREATE TRIGGER erased_is_never_deleted BEFORE DELETE ON erased
BEGIN SELECT raise(ABORT, 'What was erased stays so.'); END;

-- A payload goes when the same stands sealed, or when its entry stands among the erased.
DROP TRIGGER payload_is_never_deleted;
CREATE TRIGGER payload_is_never_deleted BEFORE DELETE ON payload
WHEN NOT EXISTS (SELECT 1 FROM sealed_payload WHERE seq = OLD.seq) AND NOT EXISTS (SELECT 1 FROM erased WHERE seq = OLD.seq)
BEGIN SELECT raise(ABORT, 'A payload of the journal is not deleted: it may only be sealed, or erased under an entry that says so.'); END;
DROP TRIGGER sealed_payload_is_never_deleted;
CREATE TRIGGER sealed_payload_is_never_deleted BEFORE DELETE ON sealed_payload
WHEN NOT EXISTS (SELECT 1 FROM erased WHERE seq = OLD.seq)
BEGIN SELECT raise(ABORT, 'A payload of the journal is not deleted: it may only be erased under an entry that says so.'); END;

DROP VIEW readable;
CREATE VIEW readable AS
SELECT entry.seq, authority, subject, kind, record_id, revision, act,
       date(happened_from * 86400, 'unixepoch')                             AS happened_from,
       date(happened_to * 86400, 'unixepoch')                               AS happened_to,
       strftime('%Y-%m-%dT%H:%M:%SZ', recorded / 1000000, 'unixepoch')      AS recorded,
       strftime('%Y-%m-%dT%H:%M:%SZ', stamped / 1000000, 'unixepoch')       AS stamped,
       backlog, who, load, file, line, supersedes, reason, permit_reason,
       coalesce(payload.json, CASE WHEN sealed_payload.seq IS NOT NULL THEN '(sealed)' END,
                CASE WHEN erased.seq IS NOT NULL THEN '(erased under entry ' || erased.under || ')' END) AS payload
  FROM entry LEFT JOIN payload ON payload.seq = entry.seq LEFT JOIN sealed_payload ON sealed_payload.seq = entry.seq
       LEFT JOIN erased ON erased.seq = entry.seq;
