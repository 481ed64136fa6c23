-- Lists that people named, to find them again: what was chosen stands in an address. Nobody's fact; renamed and thrown away
-- as its owner likes. With a team, everybody in it sees it too.
CREATE TABLE list (
    id      TEXT    NOT NULL PRIMARY KEY,
    owner   TEXT    NOT NULL,
    name    TEXT    NOT NULL CHECK (name <> ''),
    address TEXT    NOT NULL CHECK (address <> ''),
    team    TEXT,
    saved   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX list_by_owner ON list (owner);
CREATE INDEX list_by_team ON list (team) WHERE team IS NOT NULL;

-- Who wants to be told each working day what is due, and where.
CREATE TABLE digest_wanted (
    who     TEXT    NOT NULL PRIMARY KEY,
    address TEXT    NOT NULL,
    since   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Mail that is to go out, until it has. A second of the same name is not taken: nobody is told twice.
CREATE TABLE mail (
    id        TEXT    NOT NULL PRIMARY KEY,
    made      INTEGER NOT NULL,
    recipient TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    body      TEXT    NOT NULL,
    tries     INTEGER NOT NULL DEFAULT 0,
    next_try  INTEGER,
    sent      INTEGER,
    problem   TEXT    NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_to_send ON mail (next_try) WHERE next_try IS NOT NULL;
