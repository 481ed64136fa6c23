-- The journal in PostgreSQL, first schema: what SQLite's schema 11 is, so that a number means the same in both. Forward only: a
-- later change is a later file, this one is never edited. Run by `kith database prepare`, in one transaction, as the owner, in a
-- schema of its own (`kith`).
--
-- Many authorities share these tables. Every row carries its authority, and row-level security gives each of them its own rows
-- only: by the role that is logged in, which stands in `tenant`. The role cannot choose another: it is neither the owner of the
-- tables nor a member of one who is.
--
-- Days are numbers of days since 1 January 1970; moments are microseconds since 1970 in UTC; the view `readable` shows both as
-- text. Texts are compared byte by byte (COLLATE "C"), as SQLite does.

-- Which role writes and reads which authority's journal. Nobody but the owner sees it.
CREATE TABLE tenant (
    authority text COLLATE "C" NOT NULL PRIMARY KEY CHECK (authority <> ''),
    role      text COLLATE "C" NOT NULL UNIQUE
);

-- The authority of whoever is logged in. By `session_user`, which SET ROLE does not change. Policies ask it in a sub-select: once
-- a statement, not once a row.
CREATE FUNCTION own_authority() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = kith, pg_temp
    AS $$ SELECT authority FROM kith.tenant WHERE role = session_user $$;

-- A load: many entries that came in together from files. Its entries have the numbers first_seq to
-- first_seq + entries - 1. Its id and `what` are hashed into every one of those entries.
CREATE TABLE load (
    authority text   COLLATE "C" NOT NULL,
    id        text   COLLATE "C" NOT NULL,
    what      text   COLLATE "C" NOT NULL,
    first_seq bigint NOT NULL CHECK (first_seq >= 1),
    entries   bigint NOT NULL CHECK (entries >= 1),
    PRIMARY KEY (authority, id),
    UNIQUE (authority, first_seq)
);

-- An entry's envelope. The hash chain runs over these columns (crates/journal/src/chain.rs writes out how). What it names (a load,
-- the entry that it supersedes) is found by `kith verify`, not by keys: those would be looked up once a row.
CREATE TABLE entry (
    authority     text    COLLATE "C" NOT NULL,
    seq           bigint  NOT NULL CHECK (seq >= 1),
    subject       text    COLLATE "C" NOT NULL,
    kind          text    COLLATE "C" NOT NULL,
    record_id     text    COLLATE "C" NOT NULL,
    revision      integer NOT NULL CHECK (revision >= 1),
    act           text    COLLATE "C" NOT NULL CHECK (act IN ('recorded', 'corrected', 'withdrawn')),
    happened_from integer,
    happened_to   integer,
    recorded      bigint  NOT NULL,
    stamped       bigint  NOT NULL,
    backlog       boolean NOT NULL,
    who           text    COLLATE "C" NOT NULL,
    load          text    COLLATE "C",
    file          text    COLLATE "C",
    line          bigint,
    supersedes    bigint,
    reason        text    COLLATE "C",
    permit_reason text    COLLATE "C",
    digest        bytea   CHECK (length(digest) = 32),
    prev          bytea   NOT NULL CHECK (length(prev) = 32),
    hash          bytea   NOT NULL CHECK (length(hash) = 32),
    looks         bytea   CHECK (length(looks) = 32),
    CONSTRAINT entry_has_its_number PRIMARY KEY (authority, seq),
    CONSTRAINT record_has_its_revision UNIQUE (authority, subject, kind, record_id, revision) INCLUDE (seq, act)
);

-- The record itself, as JSON, apart from its envelope so that erasure can destroy it and leave the chain whole.
-- The salt goes into the digest, so that after erasure the digest cannot be matched against guesses.
CREATE TABLE payload (
    authority text   COLLATE "C" NOT NULL,
    seq       bigint NOT NULL,
    salt      bytea  NOT NULL CHECK (length(salt) = 16),
    json      text   COLLATE "C" NOT NULL,
    PRIMARY KEY (authority, seq)
);

-- Sealed payloads (docs/decisions/0036). Until the first row of an authority stands in `authority_key` its journal is open.
CREATE TABLE authority_key (
    authority text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    name      text   COLLATE "C" NOT NULL CHECK (length(name) = 16),
    since     bigint NOT NULL,
    ended     bigint,
    PRIMARY KEY (authority, name)
);
CREATE TABLE data_key (
    authority    text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    id           bigint NOT NULL CHECK (id >= 1),
    subject      text   COLLATE "C" NOT NULL,
    made         bigint NOT NULL,
    wrapped      bytea,
    wrapped_by   text   COLLATE "C",
    destroyed    bigint,
    destroyed_by bigint,
    PRIMARY KEY (authority, id),
    FOREIGN KEY (authority, wrapped_by) REFERENCES authority_key (authority, name),
    CHECK ((wrapped IS NULL) = (wrapped_by IS NULL)),
    CHECK ((wrapped IS NULL) = (destroyed IS NOT NULL)),
    CHECK ((destroyed IS NULL) = (destroyed_by IS NULL))
);
CREATE UNIQUE INDEX data_key_of_subject ON data_key (authority, subject) WHERE destroyed IS NULL;
CREATE INDEX data_key_by_authority_key ON data_key (authority, wrapped_by) WHERE wrapped_by IS NOT NULL;

CREATE TABLE sealed_payload (
    authority text   COLLATE "C" NOT NULL,
    seq       bigint NOT NULL,
    key       bigint NOT NULL,
    bytes     bytea  NOT NULL CHECK (length(bytes) >= 44),
    PRIMARY KEY (authority, seq)
);

-- Who looked at whose record, when, as what, and why they might. Written before the record is shown; chained look to look.
CREATE TABLE look (
    authority   text    COLLATE "C" NOT NULL DEFAULT own_authority(),
    id          bigint  NOT NULL CHECK (id >= 1),
    at          bigint  NOT NULL,
    who         text    COLLATE "C" NOT NULL,
    subject     text    COLLATE "C" NOT NULL,
    what        text    COLLATE "C" NOT NULL,
    why         text    COLLATE "C" NOT NULL,
    broke_glass boolean NOT NULL,
    hash        bytea   CHECK (length(hash) = 32),
    PRIMARY KEY (authority, id)
);
CREATE INDEX look_by_subject ON look (authority, subject, id);
CREATE INDEX look_by_moment ON look (authority, at);
CREATE INDEX look_broken ON look (authority, at) WHERE broke_glass;

-- What a person is still writing: not a fact, known to nobody else, replaced at each pause and emptied when it is recorded.
CREATE TABLE draft (
    authority text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    who       text   COLLATE "C" NOT NULL,
    subject   text   COLLATE "C" NOT NULL,
    form      text   COLLATE "C" NOT NULL,
    saved     bigint NOT NULL,
    text      text   COLLATE "C" NOT NULL,
    key       bigint,
    sealed    bytea,
    PRIMARY KEY (authority, who, subject, form),
    FOREIGN KEY (authority, key) REFERENCES data_key (authority, id)
);

-- The content of documents, by subject and digest, in parts. `rowid` grows with each part that is written: backups go by it.
CREATE TABLE document (
    authority text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    subject   text   COLLATE "C" NOT NULL,
    digest    bytea  NOT NULL CHECK (length(digest) = 32),
    bytes     bigint NOT NULL CHECK (bytes >= 1),
    parts     bigint NOT NULL CHECK (parts >= 1),
    scheme    bigint NOT NULL CHECK (scheme = 0),
    kept      bigint NOT NULL,
    state     text   COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'passed', 'refused', 'not scanned')),
    judged    bigint NOT NULL,
    said      text   COLLATE "C" NOT NULL,
    PRIMARY KEY (authority, subject, digest)
);
CREATE INDEX document_waiting ON document (authority, kept) WHERE state = 'waiting';
CREATE TABLE document_part (
    authority text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    subject   text   COLLATE "C" NOT NULL,
    digest    bytea  NOT NULL CHECK (length(digest) = 32),
    nth       bigint NOT NULL CHECK (nth >= 0),
    bytes     bytea  NOT NULL,
    key       bigint,
    rowid     bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (authority, subject, digest, nth),
    FOREIGN KEY (authority, key) REFERENCES data_key (authority, id)
);
CREATE INDEX document_part_in_order ON document_part (authority, rowid);

-- Who may sign in, and who has. Not facts about anybody's life, so outside the chain: an account is changed and a session ends.
-- What was done to an account and with it stands in `account_event`, which is only added to.
CREATE TABLE account (
    authority      text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    id             text   COLLATE "C" NOT NULL,
    sign_in_name   text   COLLATE "C" NOT NULL,
    name           text   COLLATE "C" NOT NULL,
    role           text   COLLATE "C" NOT NULL,
    team           text   COLLATE "C",
    added          bigint NOT NULL,
    left_at        bigint,
    password       text   COLLATE "C",
    authenticator  bytea,
    step           bigint NOT NULL DEFAULT 0,
    link           bytea  CHECK (length(link) = 32),
    link_until     bigint,
    elsewhere      text   COLLATE "C",
    PRIMARY KEY (authority, id),
    UNIQUE (authority, sign_in_name),
    UNIQUE (authority, link),
    UNIQUE (authority, elsewhere)
);
CREATE TABLE recovery_code (
    authority text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    account   text   COLLATE "C" NOT NULL,
    hash      bytea  NOT NULL CHECK (length(hash) = 32),
    used      bigint,
    PRIMARY KEY (authority, account, hash),
    FOREIGN KEY (authority, account) REFERENCES account (authority, id)
);
CREATE TABLE session (
    authority    text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    hash         bytea  NOT NULL CHECK (length(hash) = 32),
    account      text   COLLATE "C" NOT NULL,
    stage        text   COLLATE "C" NOT NULL CHECK (stage IN ('code', 'set-up', 'open')),
    began        bigint NOT NULL,
    seen         bigint NOT NULL,
    device       text   COLLATE "C" NOT NULL,
    next_address text   COLLATE "C" NOT NULL,
    typed        text   COLLATE "C" NOT NULL,
    PRIMARY KEY (authority, hash),
    FOREIGN KEY (authority, account) REFERENCES account (authority, id)
);
CREATE INDEX session_by_account ON session (authority, account);
CREATE TABLE device (
    authority text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    account   text   COLLATE "C" NOT NULL,
    hash      bytea  NOT NULL CHECK (length(hash) = 32),
    since     bigint NOT NULL,
    PRIMARY KEY (authority, account, hash),
    FOREIGN KEY (authority, account) REFERENCES account (authority, id)
);
CREATE TABLE account_event (
    authority text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    id        bigint NOT NULL CHECK (id >= 1),
    at        bigint NOT NULL,
    account   text   COLLATE "C" NOT NULL,
    who       text   COLLATE "C" NOT NULL,
    what      text   COLLATE "C" NOT NULL,
    PRIMARY KEY (authority, id)
);
CREATE INDEX account_event_by_account ON account_event (authority, account, id);
CREATE TABLE away (
    authority    text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    hash         bytea  NOT NULL CHECK (length(hash) = 32),
    began        bigint NOT NULL,
    link         bytea  CHECK (length(link) = 32),
    next_address text   COLLATE "C" NOT NULL,
    typed        text   COLLATE "C" NOT NULL,
    PRIMARY KEY (authority, hash)
);
CREATE TABLE passkey (
    authority  text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    credential bytea  NOT NULL,
    account    text   COLLATE "C" NOT NULL,
    name       text   COLLATE "C" NOT NULL,
    kept       text   COLLATE "C" NOT NULL,
    added      bigint NOT NULL,
    used       bigint,
    PRIMARY KEY (authority, credential),
    FOREIGN KEY (authority, account) REFERENCES account (authority, id)
);
CREATE INDEX passkey_by_account ON passkey (authority, account);

-- Lists that people named, who wants a digest, and mail that is to go out.
CREATE TABLE list (
    authority text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    id        text   COLLATE "C" NOT NULL,
    owner     text   COLLATE "C" NOT NULL,
    name      text   COLLATE "C" NOT NULL CHECK (name <> ''),
    address   text   COLLATE "C" NOT NULL CHECK (address <> ''),
    team      text   COLLATE "C",
    saved     bigint NOT NULL,
    PRIMARY KEY (authority, id)
);
CREATE INDEX list_by_owner ON list (authority, owner);
CREATE INDEX list_by_team ON list (authority, team) WHERE team IS NOT NULL;
CREATE TABLE digest_wanted (
    authority text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    who       text   COLLATE "C" NOT NULL,
    address   text   COLLATE "C" NOT NULL,
    since     bigint NOT NULL,
    PRIMARY KEY (authority, who)
);
CREATE TABLE mail (
    authority text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    id        text   COLLATE "C" NOT NULL,
    made      bigint NOT NULL,
    recipient text   COLLATE "C" NOT NULL,
    subject   text   COLLATE "C" NOT NULL,
    body      text   COLLATE "C" NOT NULL,
    tries     bigint NOT NULL DEFAULT 0,
    next_try  bigint,
    sent      bigint,
    problem   text   COLLATE "C" NOT NULL DEFAULT '',
    calendar  text   COLLATE "C",
    PRIMARY KEY (authority, id)
);
CREATE INDEX mail_to_send ON mail (authority, next_try) WHERE next_try IS NOT NULL;

-- What programs use in place of a password, and what they are told.
CREATE TABLE token (
    authority text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    id        text   COLLATE "C" NOT NULL,
    hash      bytea  NOT NULL CHECK (length(hash) = 32),
    owner     text   COLLATE "C" NOT NULL,
    name      text   COLLATE "C" NOT NULL CHECK (name <> ''),
    scopes    text   COLLATE "C" NOT NULL,
    made      bigint NOT NULL,
    made_by   text   COLLATE "C" NOT NULL,
    expires   bigint NOT NULL,
    revoked   bigint,
    used      bigint,
    PRIMARY KEY (authority, id),
    UNIQUE (authority, hash)
);
CREATE INDEX token_by_owner ON token (authority, owner);
CREATE TABLE webhook (
    authority text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    id        text   COLLATE "C" NOT NULL,
    owner     text   COLLATE "C" NOT NULL,
    token     text   COLLATE "C" NOT NULL,
    address   text   COLLATE "C" NOT NULL,
    events    text   COLLATE "C" NOT NULL,
    secret    bytea  NOT NULL CHECK (length(secret) = 32),
    made      bigint NOT NULL,
    ended     bigint,
    told      bigint NOT NULL,
    PRIMARY KEY (authority, id),
    FOREIGN KEY (authority, token) REFERENCES token (authority, id)
);
CREATE INDEX webhook_by_owner ON webhook (authority, owner);
CREATE TABLE delivery (
    authority text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    id        text   COLLATE "C" NOT NULL,
    webhook   text   COLLATE "C" NOT NULL,
    made      bigint NOT NULL,
    body      text   COLLATE "C" NOT NULL,
    tries     bigint NOT NULL DEFAULT 0,
    next_try  bigint,
    delivered bigint,
    problem   text   COLLATE "C" NOT NULL DEFAULT '',
    PRIMARY KEY (authority, id),
    FOREIGN KEY (authority, webhook) REFERENCES webhook (authority, id)
);
CREATE INDEX delivery_to_send ON delivery (authority, next_try) WHERE next_try IS NOT NULL;
CREATE INDEX delivery_by_webhook ON delivery (authority, webhook, made);

-- How many transactions a writer has put on disk, by a name that it drew when it began: whoever loses the connection before the
-- answer to a commit comes asks here whether it was, and does not write it a second time.
CREATE TABLE written (
    authority text   COLLATE "C" NOT NULL DEFAULT own_authority(),
    writer    bytea  NOT NULL CHECK (length(writer) = 16),
    turn      bigint NOT NULL,
    at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (authority, writer)
);

-- Nothing of the chain is ever changed: refused to everybody, also to the owner.
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
    EXECUTE FUNCTION refuse('An entry of the journal is never changed: correct it by adding one.');
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE OR TRUNCATE ON entry
    EXECUTE FUNCTION refuse('An entry of the journal is never deleted: withdraw it by adding one.');
CREATE TRIGGER payload_is_never_changed BEFORE UPDATE ON payload
    EXECUTE FUNCTION refuse('A payload of the journal is never changed: correct it by adding an entry.');
CREATE TRIGGER payload_is_never_emptied BEFORE TRUNCATE ON payload
    EXECUTE FUNCTION refuse('A payload of the journal is not deleted: it may only be sealed.');
CREATE TRIGGER sealed_payload_is_never_changed BEFORE UPDATE ON sealed_payload
    EXECUTE FUNCTION refuse('A payload of the journal is never changed: correct it by adding an entry.');
CREATE TRIGGER sealed_payload_is_never_deleted BEFORE DELETE OR TRUNCATE ON sealed_payload
    EXECUTE FUNCTION refuse('A payload of the journal is not deleted: its key is destroyed.');
CREATE TRIGGER load_is_never_changed BEFORE UPDATE ON load
    EXECUTE FUNCTION refuse('A load of the journal is never changed.');
CREATE TRIGGER load_is_never_deleted BEFORE DELETE OR TRUNCATE ON load
    EXECUTE FUNCTION refuse('A load of the journal is never deleted.');
CREATE TRIGGER look_is_never_changed BEFORE UPDATE ON look
    EXECUTE FUNCTION refuse('A look that was logged is never changed.');
CREATE TRIGGER look_is_never_deleted BEFORE DELETE OR TRUNCATE ON look
    EXECUTE FUNCTION refuse('A look that was logged is never deleted.');
CREATE TRIGGER account_event_is_never_changed BEFORE UPDATE ON account_event
    EXECUTE FUNCTION refuse('An event of an account is never changed.');
CREATE TRIGGER account_event_is_never_deleted BEFORE DELETE OR TRUNCATE ON account_event
    EXECUTE FUNCTION refuse('An event of an account is never deleted.');
CREATE TRIGGER account_is_never_deleted BEFORE DELETE OR TRUNCATE ON account
    EXECUTE FUNCTION refuse('An account is never deleted: its identifier stands in the record. Say that it has left.');
CREATE TRIGGER data_key_is_never_deleted BEFORE DELETE OR TRUNCATE ON data_key
    EXECUTE FUNCTION refuse('A data key of the journal is never deleted.');

-- Rows are added at the end, without a gap. Looked at once a statement, over what it added.
CREATE FUNCTION entries_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE one record;
BEGIN
    FOR one IN SELECT authority, min(seq) AS first, max(seq) AS last, count(*) AS entries FROM added GROUP BY authority LOOP
        IF one.last - one.first + 1 <> one.entries OR one.first <> 1 + coalesce(
            (SELECT max(seq) FROM kith.entry WHERE authority = one.authority AND seq < one.first), 0)
        THEN
            RAISE EXCEPTION 'An entry can only be added at the end of the journal.';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER entry_follows AFTER INSERT ON entry REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION entries_follow();

CREATE FUNCTION looks_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE one record;
BEGIN
    FOR one IN SELECT authority, min(id) AS first, max(id) AS last, count(*) AS looks FROM added GROUP BY authority LOOP
        IF one.last - one.first + 1 <> one.looks OR one.first <> 1 + coalesce(
            (SELECT max(id) FROM kith.look WHERE authority = one.authority AND id < one.first), 0)
        THEN
            RAISE EXCEPTION 'A look can only be added at the end of the log.';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER look_follows AFTER INSERT ON look REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION looks_follow();

CREATE FUNCTION account_events_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.id <> 1 + coalesce((SELECT max(id) FROM kith.account_event WHERE authority = NEW.authority), 0) THEN
        RAISE EXCEPTION 'An event of an account can only be added at the end.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER account_event_follows BEFORE INSERT ON account_event FOR EACH ROW EXECUTE FUNCTION account_events_follow();

-- Once a journal is sealed nothing comes open, from whatever program; and a payload that stands open goes only when the same
-- stands sealed.
CREATE FUNCTION payloads_are_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM kith.authority_key WHERE authority IN (SELECT DISTINCT authority FROM added)) THEN
        RAISE EXCEPTION 'This journal has been sealed: start the program again with the authority''s key.';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER payload_is_sealed AFTER INSERT ON payload REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION payloads_are_sealed();

CREATE FUNCTION payloads_go_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM gone WHERE NOT EXISTS (
        SELECT 1 FROM kith.sealed_payload AS sealed WHERE sealed.authority = gone.authority AND sealed.seq = gone.seq))
    THEN
        RAISE EXCEPTION 'A payload of the journal is not deleted: it may only be sealed.';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER payload_goes_sealed AFTER DELETE ON payload REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION payloads_go_sealed();

CREATE FUNCTION sealed_payloads_have_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM added WHERE NOT EXISTS (
        SELECT 1 FROM kith.data_key WHERE data_key.authority = added.authority AND id = added.key AND destroyed IS NULL))
    THEN
        RAISE EXCEPTION 'The key of this subject was destroyed meanwhile: try again.';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER sealed_payload_has_a_key AFTER INSERT ON sealed_payload REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION sealed_payloads_have_keys();

CREATE FUNCTION aside_is_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM kith.authority_key WHERE authority = NEW.authority) THEN
        RAISE EXCEPTION 'This journal has been sealed: start the program again with the authority''s key.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER draft_is_sealed BEFORE INSERT OR UPDATE ON draft FOR EACH ROW
    WHEN (NEW.text <> '' AND NEW.sealed IS NULL) EXECUTE FUNCTION aside_is_sealed();
CREATE TRIGGER document_part_is_sealed BEFORE INSERT OR UPDATE ON document_part FOR EACH ROW
    WHEN (NEW.key IS NULL) EXECUTE FUNCTION aside_is_sealed();

CREATE FUNCTION data_key_is_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.destroyed IS NOT NULL THEN
            RAISE EXCEPTION 'A data key of the journal that was destroyed stays so.';
        END IF;
        IF (OLD.authority, OLD.id, OLD.subject, OLD.made) IS DISTINCT FROM (NEW.authority, NEW.id, NEW.subject, NEW.made) THEN
            RAISE EXCEPTION 'A data key of the journal belongs to its subject.';
        END IF;
    END IF;
    IF NEW.wrapped_by IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM kith.authority_key WHERE authority = NEW.authority AND name = NEW.wrapped_by AND ended IS NULL)
    THEN
        RAISE EXCEPTION 'This key of the authority seals nothing in this journal any longer.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER data_key_is_in_order BEFORE INSERT OR UPDATE ON data_key FOR EACH ROW EXECUTE FUNCTION data_key_is_in_order();

-- Puts payloads in their sealed form in the place of the open ones: the only way in which one goes. Runs as the owner, and sees,
-- as everybody does, only the rows of whoever is logged in.
CREATE FUNCTION seal_payloads(numbers bigint[], keys bigint[], sealed bytea[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = kith, pg_temp
    AS $$
        INSERT INTO kith.sealed_payload (authority, seq, key, bytes)
            SELECT kith.own_authority(), one.* FROM unnest(numbers, keys, sealed) AS one;
        DELETE FROM kith.payload WHERE authority = kith.own_authority() AND seq = ANY (numbers);
    $$;

CREATE VIEW readable WITH (security_invoker = true) AS
SELECT entry.seq, entry.authority, subject, kind, record_id, revision, act,
       to_char(date '1970-01-01' + happened_from, 'YYYY-MM-DD')                      AS happened_from,
       to_char(date '1970-01-01' + happened_to, 'YYYY-MM-DD')                        AS happened_to,
       to_char(to_timestamp(recorded / 1000000) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS recorded,
       to_char(to_timestamp(stamped / 1000000) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')  AS stamped,
       backlog, who, load, file, line, supersedes, reason, permit_reason,
       coalesce(payload.json, CASE WHEN sealed_payload.seq IS NOT NULL THEN '(sealed)' END) AS payload
  FROM entry LEFT JOIN payload USING (authority, seq) LEFT JOIN sealed_payload USING (authority, seq);

-- Everybody's rows apart. FORCE: from the owner too, so that nothing that runs as the owner sees more.
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'load', 'entry', 'payload', 'sealed_payload', 'authority_key', 'data_key', 'look', 'draft', 'document', 'document_part',
        'account', 'recovery_code', 'session', 'device', 'account_event', 'away', 'passkey', 'list', 'digest_wanted', 'mail',
        'token', 'webhook', 'delivery', 'written']
    LOOP
        EXECUTE format('ALTER TABLE kith.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY own_rows ON kith.%I USING (authority = (SELECT kith.own_authority())) '
            'WITH CHECK (authority = (SELECT kith.own_authority()))', name);
    END LOOP;
END $$;

-- What an authority's role may: of facts, looks and events only read and add.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA kith FROM PUBLIC;
GRANT USAGE ON SCHEMA kith TO kith_app;
GRANT EXECUTE ON FUNCTION own_authority(), seal_payloads(bigint[], bigint[], bytea[]) TO kith_app;
GRANT SELECT ON migration, readable TO kith_app;
GRANT SELECT, INSERT ON load, entry, payload, sealed_payload, look, account_event TO kith_app;
GRANT SELECT, INSERT, UPDATE ON authority_key, data_key, account, token, webhook, delivery, mail TO kith_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON draft, document, document_part, recovery_code, session, device, away, passkey, list,
    digest_wanted, written TO kith_app;
