-- Whose rows somebody sees is part of every statement's own plan. A function is called anew by each statement, and one in SQL is
-- read and planned anew each time: a quarter of what a short statement cost. The view shows everybody their own row of `tenant`
-- and nothing else: it reads as its owner, and `session_user` is whoever logged in.
CREATE VIEW own_tenant WITH (security_barrier) AS SELECT authority FROM kith.tenant WHERE role = session_user;
GRANT SELECT ON own_tenant TO kith_app;
DO $$
DECLARE name text;
BEGIN
    FOR name IN SELECT tablename FROM pg_policies WHERE schemaname = 'kith' AND policyname = 'own_rows' LOOP
        EXECUTE format('ALTER POLICY own_rows ON kith.%I USING (authority = (SELECT authority FROM kith.own_tenant)) '
            'WITH CHECK (authority = (SELECT authority FROM kith.own_tenant))', name);
    END LOOP;
END $$;

-- The row before is found from the end of the key, which the order asks for. The greatest number there is, or whether a row of a
-- number is there, the server may also look up in the other key, which has the number only beside it: made while the table is empty
-- such a plan seems as good, it is kept for as long as the connection lasts, and each statement then reads all there is. A new
-- authority's first load took longer with each thousand. One statement adds rows of one authority.
CREATE OR REPLACE FUNCTION entries_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE whose text; others text; first bigint; last bigint; rows bigint;
BEGIN
    SELECT min(authority), max(authority), min(seq), max(seq), count(*) INTO whose, others, first, last, rows FROM added;
    IF rows > 0 AND (whose <> others OR last - first + 1 <> rows OR first <> 1 + coalesce(
        (SELECT seq FROM kith.entry WHERE authority = whose AND seq < first ORDER BY seq DESC LIMIT 1), 0))
    THEN
        RAISE EXCEPTION 'An entry can only be added at the end of the journal.';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION looks_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE whose text; others text; first bigint; last bigint; rows bigint;
BEGIN
    SELECT min(authority), max(authority), min(id), max(id), count(*) INTO whose, others, first, last, rows FROM added;
    IF rows > 0 AND (whose <> others OR last - first + 1 <> rows OR first <> 1 + coalesce(
        (SELECT id FROM kith.look WHERE authority = whose AND id < first ORDER BY id DESC LIMIT 1), 0))
    THEN
        RAISE EXCEPTION 'A look can only be added at the end of the log.';
    END IF;
    RETURN NULL;
END $$;

-- Takes the lock of an authority's writers, and fails where its journal does not end with this hash and its log of looks not with
-- this number: a writer that has left that end itself sends everything behind this one without waiting for an answer. Each
-- question sees what was put on disk before the lock was had.
CREATE FUNCTION goes_on_from(lock bigint, last_hash bytea, last_look bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(lock);
    IF last_hash IS DISTINCT FROM (SELECT hash FROM kith.entry ORDER BY seq DESC LIMIT 1)
        OR last_look <> coalesce((SELECT id FROM kith.look ORDER BY id DESC LIMIT 1), 0)
    THEN
        RAISE EXCEPTION 'Others have written to this journal.' USING ERRCODE = 'KITH1';
    END IF;
END $$;
REVOKE ALL ON FUNCTION goes_on_from(bigint, bytea, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION goes_on_from(bigint, bytea, bigint) TO kith_app;
