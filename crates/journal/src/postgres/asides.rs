//! What stands beside the facts: who looked, and what people are still writing.

use std::sync::Arc;

use calendar::Moment;
use deadpool_postgres::Object;
use tokio_postgres::{Error, Row};

use super::reach::{
    big, doing, get, maybe_hash, moment, number, one, plain, rows, run, subject, text, whole,
};
use crate::error::StoreError;
use crate::store::{DraftText, StoredDraft, StoredLook};
use crate::{Begun, Digest, Draft, DraftName, Look, SubjectId};

const LOOK: &str = "SELECT at, who, what, why, broke_glass, subject, id, hash FROM look";

fn look(row: &Row) -> Result<Look, Error> {
    Ok(Look {
        at: moment(row, 0)?,
        who: text(row, 1)?,
        what: text(row, 2)?,
        why: text(row, 3)?,
        broke_glass: get(row, 4)?,
    })
}

fn of_somebody(row: &Row) -> Result<(SubjectId, Look), Error> {
    Ok((subject(row, 5)?, look(row)?))
}

/// A row of [`LAST`] or of every look.
pub(super) fn stored(row: &Row) -> Result<StoredLook, Error> {
    let hash = maybe_hash(row, 7)?.map(Digest);
    Ok(StoredLook { number: whole(row, 6)?, subject: subject(row, 5)?, look: look(row)?, hash })
}

/// The last look of the log.
pub(super) const LAST: &str =
    "SELECT at, who, what, why, broke_glass, subject, id, hash FROM look ORDER BY id DESC LIMIT 1";

/// The looks at a subject's record, newest first.
pub(super) fn looks(client: &Object, about: &SubjectId, most: usize) -> Result<Vec<Look>, StoreError> {
    let sql = format!("{LOOK} WHERE subject = $1 ORDER BY id DESC LIMIT $2");
    rows(client, "read who looked", &sql, &[&about.as_str(), &big(most as u64)], look)
}

/// Looks without a working reason since a moment, newest first.
pub(super) fn broken_glass(
    client: &Object,
    since: Moment,
    most: usize,
) -> Result<Vec<(SubjectId, Look)>, StoreError> {
    let sql = format!("{LOOK} WHERE broke_glass AND at >= $1 ORDER BY at DESC, id DESC LIMIT $2");
    rows(client, "read who looked", &sql, &[&since.micros(), &big(most as u64)], of_somebody)
}

/// Looks since a moment by anybody at anybody, newest first.
pub(super) fn looks_since(
    client: &Object,
    since: Moment,
    before: Moment,
    most: usize,
) -> Result<Vec<(SubjectId, Look)>, StoreError> {
    let sql = format!("{LOOK} WHERE at >= $1 AND at < $2 ORDER BY at DESC, id DESC LIMIT $3");
    let params: [super::reach::Param<'_>; 3] = [&since.micros(), &before.micros(), &big(most as u64)];
    rows(client, "read who looked", &sql, &params, of_somebody)
}

/// Looks that are read at once.
const AT_ONCE: i64 = 10_000;

/// Every look, in order. They are only ever added, so reading them piece by piece is as good as all at once.
pub(super) fn each_look(client: &Object, each: &mut dyn FnMut(&StoredLook)) -> Result<(), StoreError> {
    let sql = format!("{LOOK} WHERE id > $1 ORDER BY id LIMIT $2");
    let last = number(client, "read the looks", "SELECT id FROM look ORDER BY id DESC LIMIT 1", &[])?;
    let mut after = 0;
    while after < big(last) {
        let some = rows(client, "read the looks", &sql, &[&after, &AT_ONCE], stored)?;
        let Some(newest) = some.last().map(|look| big(look.number)) else { return Ok(()) };
        some.iter().for_each(&mut *each);
        after = newest;
    }
    Ok(())
}

fn read_draft(row: &Row) -> Result<StoredDraft, Error> {
    let key: Option<i64> = get(row, 3)?;
    let draft = Draft { form: text(row, 0)?, saved: moment(row, 1)?, text: text(row, 2)? };
    let sealed: Option<Vec<u8>> = get(row, 4)?;
    Ok(StoredDraft { draft, sealed: key.map(i64::unsigned_abs).zip(sealed) })
}

/// A draft that is not empty.
pub(super) fn draft(client: &Object, name: &DraftName) -> Result<Option<StoredDraft>, StoreError> {
    let sql = "SELECT form, saved, text, key, sealed FROM draft \
               WHERE who = $1 AND subject = $2 AND form = $3 AND text <> ''";
    one(client, "read a draft", sql, &[&&*name.who, &name.subject.as_str(), &&*name.form], read_draft)
}

/// A person's drafts about a subject, newest first.
pub(super) fn drafts(client: &Object, who: &str, about: &SubjectId) -> Result<Vec<StoredDraft>, StoreError> {
    let sql = "SELECT form, saved, text, key, sealed FROM draft WHERE who = $1 AND subject = $2 AND text <> '' \
               ORDER BY saved DESC, form";
    rows(client, "read drafts", sql, &[&who, &about.as_str()], read_draft)
}

/// What a person is writing about children and colleagues, newest first; what is kept beside themselves is no form.
pub(super) fn begun(client: &Object, who: &str) -> Result<Vec<Begun>, StoreError> {
    let sql = "SELECT subject, form, saved FROM draft WHERE who = $1 AND text <> '' AND (subject LIKE 'child:%' OR \
               (subject LIKE 'worker:%' AND subject <> 'worker:' || $1)) \
               ORDER BY saved DESC, subject, form";
    let read = |row: &Row| -> Result<Option<Begun>, Error> {
        let subject: Arc<str> = text(row, 0)?;
        Ok(Begun::of(&subject, text(row, 1)?, moment(row, 2)?.micros()))
    };
    Ok(rows(client, "read drafts", sql, &[&who], read)?.into_iter().flatten().collect())
}

/// Keeps a draft in place of the one before. An empty text stands for none: nothing of what was typed stays.
pub(super) fn keep_draft(
    client: &Object,
    name: &DraftName,
    text: &DraftText,
    saved: Moment,
) -> Result<(), StoreError> {
    let (text, key, sealed) = match text {
        DraftText::Open(text) => (plain(text), None, None),
        DraftText::Sealed(key, bytes) => ("(sealed)".into(), Some(big(*key)), Some(bytes)),
    };
    run(
        client,
        "INSERT INTO draft (who, subject, form, saved, text, key, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7) \
         ON CONFLICT (authority, who, subject, form) DO UPDATE \
         SET saved = excluded.saved, text = excluded.text, key = excluded.key, sealed = excluded.sealed",
        &[&&*name.who, &name.subject.as_str(), &&*name.form, &saved.micros(), &text, &key, &sealed],
    )
    .map(|_| ())
    .map_err(doing("keep a draft"))
}
