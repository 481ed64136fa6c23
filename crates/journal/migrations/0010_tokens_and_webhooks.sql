-- What programs use in place of a password: the hash of each, whose it is, what it may be used for and until when. Revoked,
-- it stays in the list, so that the log of looks can be read beside it.
CREATE TABLE token (
    id       TEXT    NOT NULL PRIMARY KEY,
    hash     BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32),
    owner    TEXT    NOT NULL,
    name     TEXT    NOT NULL CHECK (name <> ''),
    -- Words with a space between.
    scopes   TEXT    NOT NULL,
    made     INTEGER NOT NULL,
    made_by  TEXT    NOT NULL,
    expires  INTEGER NOT NULL,
    revoked  INTEGER,
    used     INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX token_by_owner ON token (owner);

-- Where a program of somebody is told that something was recorded. The secret signs what is sent, so it must be readable here.
CREATE TABLE webhook (
    id      TEXT    NOT NULL PRIMARY KEY,
    owner   TEXT    NOT NULL,
    -- Of which token it was made: it ends with it.
    token   TEXT    NOT NULL REFERENCES token (id),
    address TEXT    NOT NULL,
    -- Words with a space between.
    events  TEXT    NOT NULL,
    secret  BLOB    NOT NULL CHECK (length(secret) = 32),
    made    INTEGER NOT NULL,
    ended   INTEGER,
    -- The last entry of the journal that was looked at for it.
    told    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_by_owner ON webhook (owner);

-- What is to be sent to one, until it is taken or given up. An event is not told twice to one subscription under two names.
CREATE TABLE delivery (
    id        TEXT    NOT NULL PRIMARY KEY,
    webhook   TEXT    NOT NULL REFERENCES webhook (id),
    made      INTEGER NOT NULL,
    body      TEXT    NOT NULL,
    tries     INTEGER NOT NULL DEFAULT 0,
    next_try  INTEGER,
    delivered INTEGER,
    problem   TEXT    NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_to_send ON delivery (next_try) WHERE next_try IS NOT NULL;
CREATE INDEX delivery_by_webhook ON delivery (webhook, made);
