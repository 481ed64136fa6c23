//! What stands beside the facts: who looked, and what people are still writing.

use calendar::Moment;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::doing;
use super::read::number;
use crate::error::StoreError;
use crate::{Draft, DraftName, Look, NewLook, SubjectId};

/// The looks at a subject's record, newest first.
pub(super) fn looks(
    connection: &Connection,
    subject: &SubjectId,
    most: usize,
) -> Result<Vec<Look>, StoreError> {
    let failed = doing("read who looked");
    let mut statement = connection
        .prepare_cached(
            "SELECT at, who, what, why, broke_glass FROM look WHERE subject = ?1 ORDER BY id DESC LIMIT ?2",
        )
        .map_err(&failed)?;
    let rows = statement.query_map(params![subject.as_str(), number(most as u64)], look).map_err(&failed)?;
    rows.collect::<Result<_, _>>().map_err(&failed)
}

/// Looks without a working reason since a moment, newest first.
pub(super) fn broken_glass(
    connection: &Connection,
    since: Moment,
    most: usize,
) -> Result<Vec<(SubjectId, Look)>, StoreError> {
    let failed = doing("read who looked");
    let mut statement = connection
        .prepare_cached(
            "SELECT at, who, what, why, broke_glass, subject FROM look \
             WHERE broke_glass = 1 AND at >= ?1 ORDER BY at DESC, id DESC LIMIT ?2",
        )
        .map_err(&failed)?;
    let rows = statement
        .query_map(params![since.micros(), number(most as u64)], |row| {
            let subject: String = row.get(5)?;
            Ok((SubjectId::stored(&subject), look(row)?))
        })
        .map_err(&failed)?;
    rows.collect::<Result<_, _>>().map_err(&failed)
}

fn look(row: &Row<'_>) -> rusqlite::Result<Look> {
    Ok(Look {
        at: Moment::from_micros(row.get(0)?),
        who: row.get(1)?,
        what: row.get(2)?,
        why: row.get(3)?,
        broke_glass: row.get(4)?,
    })
}

/// Writes a look, at the end of the log.
pub(super) fn insert_look(connection: &Connection, look: &NewLook, at: Moment) -> Result<(), StoreError> {
    let failed = doing("log a look");
    let mut statement = connection
        .prepare_cached(
            "INSERT INTO look (id, at, who, subject, what, why, broke_glass) \
             VALUES (coalesce((SELECT max(id) FROM look), 0) + 1, ?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .map_err(&failed)?;
    let NewLook { who, subject, what, why, broke_glass } = look;
    statement
        .execute(params![at.micros(), &**who, subject.as_str(), &**what, &**why, broke_glass])
        .map(|_| ())
        .map_err(&failed)
}

/// A draft that is not empty.
pub(super) fn draft(connection: &Connection, name: &DraftName) -> Result<Option<Draft>, StoreError> {
    let failed = doing("read a draft");
    let mut statement = connection
        .prepare_cached(
            "SELECT form, saved, text FROM draft \
             WHERE who = ?1 AND subject = ?2 AND form = ?3 AND text <> ''",
        )
        .map_err(&failed)?;
    statement
        .query_row([&*name.who, name.subject.as_str(), &*name.form], read_draft)
        .optional()
        .map_err(&failed)
}

/// A person's drafts about a subject, newest first.
pub(super) fn drafts(
    connection: &Connection,
    who: &str,
    subject: &SubjectId,
) -> Result<Vec<Draft>, StoreError> {
    let failed = doing("read drafts");
    let mut statement = connection
        .prepare_cached(
            "SELECT form, saved, text FROM draft WHERE who = ?1 AND subject = ?2 AND text <> '' \
             ORDER BY saved DESC, form",
        )
        .map_err(&failed)?;
    let rows = statement.query_map([who, subject.as_str()], read_draft).map_err(&failed)?;
    rows.collect::<Result<_, _>>().map_err(&failed)
}

fn read_draft(row: &Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft { form: row.get(0)?, saved: Moment::from_micros(row.get(1)?), text: row.get(2)? })
}

/// Keeps a draft in place of the one before. An empty text stands for none: nothing of what was typed stays.
pub(super) fn keep_draft(
    connection: &Connection,
    name: &DraftName,
    text: &str,
    saved: Moment,
) -> Result<(), StoreError> {
    let failed = doing("keep a draft");
    let mut statement = connection
        .prepare_cached(
            "INSERT OR REPLACE INTO draft (who, subject, form, saved, text) VALUES (?1, ?2, ?3, ?4, ?5)",
        )
        .map_err(&failed)?;
    statement
        .execute(params![&*name.who, name.subject.as_str(), &*name.form, saved.micros(), text])
        .map(|_| ())
        .map_err(&failed)
}
