-- Who looked at whose record, when, as what, and why they might. Written before the record is shown.
CREATE TABLE look (
    id          INTEGER NOT NULL PRIMARY KEY CHECK (id >= 1),
    at          INTEGER NOT NULL,
    who         TEXT    NOT NULL,
    subject     TEXT    NOT NULL,
    what        TEXT    NOT NULL,
    why         TEXT    NOT NULL,
    broke_glass INTEGER NOT NULL CHECK (broke_glass IN (0, 1))
) STRICT;
CREATE INDEX look_by_subject ON look (subject, id);

CREATE TRIGGER look_follows BEFORE INSERT ON look
WHEN NEW.id <> coalesce((SELECT max(id) FROM look), 0) + 1
BEGIN SELECT raise(FAIL, 'A look can only be added at the end of the log.'); END;
CREATE TRIGGER look_is_never_changed BEFORE UPDATE ON look
BEGIN SELECT raise(ABORT, 'A look that was logged is never changed.'); END;
CREATE TRIGGER look_is_never_deleted BEFORE DELETE ON look
BEGIN SELECT raise(ABORT, 'A look that was logged is never deleted.'); END;

-- What a person is still writing: not a fact, known to nobody else, replaced at each pause and emptied when it is recorded.
CREATE TABLE draft (
    who     TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    form    TEXT    NOT NULL,
    saved   INTEGER NOT NULL,
    text    TEXT    NOT NULL,
    PRIMARY KEY (who, subject, form)
) STRICT, WITHOUT ROWID;
