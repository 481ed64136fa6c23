-- Two more ways to sign in, beside the facts as the accounts are (0005).
--
-- Somebody who has gone to the authority's provider of sign-in to come back signed in. `hash` is of what their browser keeps in
-- a cookie meanwhile: the answer is taken once, within minutes, from that browser. `link` is the set-up link that they opened
-- it with, so that the provider's word is tied to the account that the link is for.
CREATE TABLE away (
    hash         BLOB    NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    began        INTEGER NOT NULL,
    link         BLOB    CHECK (length(link) = 32),
    next_address TEXT    NOT NULL,
    typed        TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- Passkeys. `kept` is what a signature is checked with, and how often it has signed; nothing in it signs. `credential` is what a
-- browser names it by.
CREATE TABLE passkey (
    credential BLOB    NOT NULL PRIMARY KEY,
    account    TEXT    NOT NULL REFERENCES account (id),
    name       TEXT    NOT NULL,
    kept       TEXT    NOT NULL,
    added      INTEGER NOT NULL,
    used       INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX passkey_by_account ON passkey (account);
