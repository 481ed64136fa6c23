-- Who may sign in, and who has. Not facts about anybody's life, so outside the chain: an account is changed and a session ends.
-- What was done to an account and with it stands in `account_event`, which is only added to.
--
-- Nothing here lets whoever reads the file sign in, but for `authenticator`, which must be readable to be compared with: of
-- passwords, sessions, devices, links and recovery codes only hashes are kept.
CREATE TABLE account (
    id             TEXT    NOT NULL PRIMARY KEY,
    sign_in_name   TEXT    NOT NULL UNIQUE,
    name           TEXT    NOT NULL,
    role           TEXT    NOT NULL,
    team           TEXT,
    added          INTEGER NOT NULL,
    left_at        INTEGER,
    password       TEXT,
    authenticator  BLOB,
    -- The last time step whose code was taken: no code is taken twice.
    step           INTEGER NOT NULL DEFAULT 0,
    link           BLOB    UNIQUE CHECK (length(link) = 32),
    link_until     INTEGER,
    -- Who this is at a provider of sign-in: its address, a space, and the identifier there.
    elsewhere      TEXT    UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_code (
    account TEXT    NOT NULL REFERENCES account (id),
    hash    BLOB    NOT NULL CHECK (length(hash) = 32),
    used    INTEGER,
    PRIMARY KEY (account, hash)
) STRICT, WITHOUT ROWID;

-- `stage`: 'code' and 'set-up' wait for the second factor and open nothing; 'open' is signed in. `next_address` and `typed` are what
-- was asked for, and what was being sent, when sign-in came between.
CREATE TABLE session (
    hash         BLOB    NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    account      TEXT    NOT NULL REFERENCES account (id),
    stage        TEXT    NOT NULL CHECK (stage IN ('code', 'set-up', 'open')),
    began        INTEGER NOT NULL,
    seen         INTEGER NOT NULL,
    device       TEXT    NOT NULL,
    next_address TEXT    NOT NULL,
    typed        TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_account ON session (account);

-- A browser in which somebody has signed in before, so that others who try their name cannot keep them out.
CREATE TABLE device (
    account TEXT    NOT NULL REFERENCES account (id),
    hash    BLOB    NOT NULL CHECK (length(hash) = 32),
    since   INTEGER NOT NULL,
    PRIMARY KEY (account, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_event (
    id      INTEGER NOT NULL PRIMARY KEY CHECK (id >= 1),
    at      INTEGER NOT NULL,
    account TEXT    NOT NULL,
    who     TEXT    NOT NULL,
    what    TEXT    NOT NULL
) STRICT;
CREATE INDEX account_event_by_account ON account_event (account, id);

CREATE TRIGGER account_event_follows BEFORE INSERT ON account_event
WHEN NEW.id <> coalesce((SELECT max(id) FROM account_event), 0) + 1
BEGIN SELECT raise(FAIL, 'An event of an account can only be added at the end.'); END;
CREATE TRIGGER account_event_is_never_changed BEFORE UPDATE ON account_event
BEGIN SELECT raise(ABORT, 'An event of an account is never changed.'); END;
CREATE TRIGGER account_event_is_never_deleted BEFORE DELETE ON account_event
BEGIN SELECT raise(ABORT, 'An event of an account is never deleted.'); END;
CREATE TRIGGER account_is_never_deleted BEFORE DELETE ON account
BEGIN SELECT raise(ABORT, 'An account is never deleted: its identifier stands in the record. Say that it has left.'); END;
