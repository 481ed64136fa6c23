-- Erased payloads (docs/decisions/0047): what SQLite's schema 12 is. The entry stays and the chain verifies; its payload is gone,
-- under the later entry that says who decided so and on which ground. A row comes in the same transaction as that entry, and never
-- goes. `under` is no key: a journal that is restored to a moment before the erasure has no such entry.
CREATE TABLE erased (
    authority text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    seq       bigint NOT NULL CHECK (seq >= 1),
    under     bigint NOT NULL CHECK (under > seq),
    at        bigint NOT NULL,
    PRIMARY KEY (authority, seq)
);
CREATE INDEX erased_under ON erased (authority, under);
CREATE TRIGGER erased_is_never_changed BEFORE UPDATE ON erased EXECUTE FUNCTION refuse('What was erased stays so.');
CREATE TRIGGER erased_is_never_deleted BEFORE DELETE OR TRUNCATE ON erased EXECUTE FUNCTION refuse('What was erased stays so.');

CREATE FUNCTION erased_under_the_last_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM added WHERE under <> coalesce(
        (SELECT max(seq) FROM kith.entry WHERE entry.authority = added.authority), 0))
    THEN
        RAISE EXCEPTION 'Nothing is erased but under the entry that is being recorded.';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER erased_under_the_last_entry AFTER INSERT ON erased REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION erased_under_the_last_entry();

-- A payload goes when the same stands sealed, or when its entry stands among the erased.
CREATE OR REPLACE FUNCTION payloads_go_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM gone WHERE NOT EXISTS (
            SELECT 1 FROM kith.sealed_payload AS sealed WHERE sealed.authority = gone.authority AND sealed.seq = gone.seq)
        AND NOT EXISTS (SELECT 1 FROM kith.erased WHERE erased.authority = gone.authority AND erased.seq = gone.seq))
    THEN
        RAISE EXCEPTION 'A payload of the journal is not deleted: it may only be sealed, or erased under an entry that says so.';
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION sealed_payloads_go_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM gone WHERE NOT EXISTS (
        SELECT 1 FROM kith.erased WHERE erased.authority = gone.authority AND erased.seq = gone.seq))
    THEN
        RAISE EXCEPTION 'A payload of the journal is not deleted: it may only be erased under an entry that says so.';
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER sealed_payload_is_never_deleted ON sealed_payload;
CREATE TRIGGER sealed_payload_is_never_emptied BEFORE TRUNCATE ON sealed_payload
    EXECUTE FUNCTION refuse('A payload of the journal is not deleted: it may only be erased under an entry that says so.');
CREATE TRIGGER sealed_payload_goes_erased AFTER DELETE ON sealed_payload REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION sealed_payloads_go_erased();

ALTER TABLE erased ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON erased USING (authority = (SELECT own_authority())) WITH CHECK (authority = (SELECT own_authority()));

-- Takes payloads away under the entry that was just recorded: the only way in which one goes for good. Runs as the owner, and
-- sees, as everybody does, only the rows of whoever is logged in. Says how many entries were erased by it.
CREATE FUNCTION erase_payloads(numbers bigint[], ground bigint, moment bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = kith, pg_temp
    AS $$
    DECLARE erased_now bigint;
    BEGIN
        INSERT INTO kith.erased (authority, seq, under, at)
            SELECT kith.own_authority(), entry.seq, ground, moment FROM kith.entry
            WHERE entry.authority = kith.own_authority() AND entry.seq = ANY (numbers) AND entry.digest IS NOT NULL
              AND entry.seq < ground
              AND NOT EXISTS (SELECT 1 FROM kith.erased AS before
                  WHERE before.authority = entry.authority AND before.seq = entry.seq);
        GET DIAGNOSTICS erased_now = ROW_COUNT;
        DELETE FROM kith.payload WHERE authority = kith.own_authority() AND seq = ANY (numbers)
            AND EXISTS (SELECT 1 FROM kith.erased WHERE erased.authority = payload.authority AND erased.seq = payload.seq);
        DELETE FROM kith.sealed_payload WHERE authority = kith.own_authority() AND seq = ANY (numbers)
            AND EXISTS (SELECT 1 FROM kith.erased
                WHERE erased.authority = sealed_payload.authority AND erased.seq = sealed_payload.seq);
        RETURN erased_now;
    END $$;

CREATE OR REPLACE VIEW readable WITH (security_invoker = true) AS
SELECT entry.seq, entry.authority, subject, kind, record_id, revision, act,
       to_char(date '1970-01-01' + happened_from, 'YYYY-MM-DD')                      AS happened_from,
       to_char(date '1970-01-01' + happened_to, 'YYYY-MM-DD')                        AS happened_to,
       to_char(to_timestamp(recorded / 1000000) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS recorded,
       to_char(to_timestamp(stamped / 1000000) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')  AS stamped,
       backlog, who, load, file, line, supersedes, reason, permit_reason,
       coalesce(payload.json, CASE WHEN sealed_payload.seq IS NOT NULL THEN '(sealed)' END,
                CASE WHEN erased.seq IS NOT NULL THEN '(erased under entry ' || erased.under || ')' END) AS payload
  FROM entry LEFT JOIN payload USING (authority, seq) LEFT JOIN sealed_payload USING (authority, seq)
       LEFT JOIN erased USING (authority, seq);

REVOKE ALL ON FUNCTION erase_payloads(bigint[], bigint, bigint), erased_under_the_last_entry(), sealed_payloads_go_erased()
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_payloads(bigint[], bigint, bigint) TO kith_app;
GRANT SELECT ON erased TO kith_app;
