//! What stands beside the facts: who looked, and what people are still writing.

use std::sync::Arc;

use calendar::Moment;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::doing;
use super::read::number;
use crate::error::StoreError;
use crate::store::{DraftText, StoredDraft, StoredLook};
use crate::{Begun, Digest, Draft, DraftName, Look, SubjectId};

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

/// Looks since a moment by anybody at anybody, newest first.
pub(super) fn looks_since(
    connection: &Connection,
    since: Moment,
    before: Moment,
    most: usize,
) -> Result<Vec<(SubjectId, Look)>, StoreError> {
    let failed = doing("read who looked");
    let mut statement = connection
        .prepare_cached(
            "SELECT at, who, what, why, broke_glass, subject FROM look \
             WHERE at >= ?1 AND at < ?2 ORDER BY at DESC, id DESC LIMIT ?3",
        )
        .map_err(&failed)?;
    let rows = statement
        .query_map(params![since.micros(), before.micros(), number(most as u64)], |row| {
            let subject: String = row.get(5)?;
            Ok((SubjectId::stored(&subject), look(row)?))
        })
        .map_err(&failed)?;
    rows.collect::<Result<_, _>>().map_err(&failed)
}

const STORED: &str = "SELECT at, who, what, why, broke_glass, subject, id, hash FROM look";

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredLook> {
    let subject: String = row.get(5)?;
    Ok(StoredLook {
        number: row.get::<_, i64>(6)? as u64,
        subject: SubjectId::stored(&subject),
        look: look(row)?,
        hash: row.get::<_, Option<[u8; 32]>>(7)?.map(Digest),
    })
}

/// The last look of the log.
pub(super) fn last_look(connection: &Connection) -> Result<Option<StoredLook>, StoreError> {
    let failed = doing("find the last look");
    let mut statement =
        connection.prepare_cached(&format!("{STORED} ORDER BY id DESC LIMIT 1")).map_err(&failed)?;
    statement.query_row([], stored).optional().map_err(&failed)
}

/// Every look, in order.
pub(super) fn each_look(
    connection: &Connection,
    each: &mut dyn FnMut(&StoredLook),
) -> Result<(), StoreError> {
    let failed = doing("read the looks");
    let mut statement = connection.prepare_cached(&format!("{STORED} ORDER BY id")).map_err(&failed)?;
    let mut rows = statement.query([]).map_err(&failed)?;
    while let Some(row) = rows.next().map_err(&failed)? {
        each(&stored(row).map_err(&failed)?);
    }
    Ok(())
}

/// Writes a look, at the end of the log.
pub(super) fn insert_look(connection: &Connection, look: &StoredLook) -> Result<(), StoreError> {
    let failed = doing("log a look");
    let mut statement = connection
        .prepare_cached(
            "INSERT INTO look (id, at, who, subject, what, why, broke_glass, hash) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )
        .map_err(&failed)?;
    let StoredLook { number: nth, subject, look: Look { at, who, what, why, broke_glass }, hash } = look;
    statement
        .execute(params![
            number(*nth),
            at.micros(),
            &**who,
            subject.as_str(),
            &**what,
            &**why,
            broke_glass,
            hash.as_ref().map(|hash| &hash.0[..])
        ])
        .map(|_| ())
        .map_err(&failed)
}

/// A draft that is not empty.
pub(super) fn draft(connection: &Connection, name: &DraftName) -> Result<Option<StoredDraft>, StoreError> {
    let failed = doing("read a draft");
    let mut statement = connection
        .prepare_cached(
            "SELECT form, saved, text, key, sealed FROM draft \
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
) -> Result<Vec<StoredDraft>, StoreError> {
    let failed = doing("read drafts");
    let mut statement = connection
        .prepare_cached(
            "SELECT form, saved, text, key, sealed FROM draft WHERE who = ?1 AND subject = ?2 AND text <> '' \
             ORDER BY saved DESC, form",
        )
        .map_err(&failed)?;
    let rows = statement.query_map([who, subject.as_str()], read_draft).map_err(&failed)?;
    rows.collect::<Result<_, _>>().map_err(&failed)
}

pub(super) fn begun(connection: &Connection, who: &str) -> Result<Vec<Begun>, StoreError> {
    let failed = doing("read drafts");
    let mut statement = connection
        .prepare_cached(
            "SELECT subject, form, saved FROM draft WHERE who = ?1 AND text <> '' AND (subject LIKE 'child:%' OR \
             (subject LIKE 'worker:%' AND subject <> 'worker:' || ?1)) \
             ORDER BY saved DESC, subject, form",
        )
        .map_err(&failed)?;
    let rows = statement.query_map([who], |row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?)));
    let rows: Vec<(String, Arc<str>, i64)> =
        rows.map_err(&failed)?.collect::<Result<_, _>>().map_err(&failed)?;
    Ok(rows.into_iter().filter_map(|(subject, form, saved)| Begun::of(&subject, form, saved)).collect())
}

fn read_draft(row: &Row<'_>) -> rusqlite::Result<StoredDraft> {
    let key = row.get::<_, Option<i64>>(3)?.map(|key| key as u64);
    let draft = Draft { form: row.get(0)?, saved: Moment::from_micros(row.get(1)?), text: row.get(2)? };
    Ok(StoredDraft { draft, sealed: key.zip(row.get(4)?) })
}

/// Keeps a draft in place of the one before. An empty text stands for none: nothing of what was typed stays.
pub(super) fn keep_draft(
    connection: &Connection,
    name: &DraftName,
    text: &DraftText,
    saved: Moment,
) -> Result<(), StoreError> {
    let failed = doing("keep a draft");
    let mut statement = connection
        .prepare_cached(
            "INSERT OR REPLACE INTO draft (who, subject, form, saved, text, key, sealed) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )
        .map_err(&failed)?;
    let (text, key, sealed) = match text {
        DraftText::Open(text) => (&**text, None, None),
        DraftText::Sealed(key, bytes) => ("(sealed)", Some(number(*key)), Some(bytes)),
    };
    let (who, subject, form) = (&*name.who, name.subject.as_str(), &*name.form);
    statement
        .execute(params![who, subject, form, saved.micros(), text, key, sealed])
        .map(|_| ())
        .map_err(&failed)
}
