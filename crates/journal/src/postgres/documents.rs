//! Content of documents, in parts.

use calendar::Moment;
use deadpool_postgres::Object;
use tokio_postgres::{Error, Row};

use super::reach::{
    Param, big, digest, doing, get, moment, one, plain, rows, run, small, subject, text, whole,
};
use crate::documents::DocumentJob;
use crate::error::StoreError;
use crate::store::StoredPart;
use crate::{DocumentName, KeptDocument, Scan, SubjectId};

const DOCUMENT: &str = "SELECT subject, digest, bytes, parts, kept, state, judged, said FROM document";

/// What is kept of a document.
pub(super) fn one_of(client: &Object, name: &DocumentName) -> Result<Option<KeptDocument>, StoreError> {
    let sql = format!("{DOCUMENT} WHERE subject = $1 AND digest = $2");
    one(client, "look for a document", &sql, &[&name.subject.as_str(), &&name.digest.0[..]], kept)
}

/// What is kept of every document of a subject.
pub(super) fn of(client: &Object, about: &SubjectId) -> Result<Vec<KeptDocument>, StoreError> {
    let sql = format!("{DOCUMENT} WHERE subject = $1 ORDER BY digest");
    rows(client, "look for documents", &sql, &[&about.as_str()], kept)
}

/// Documents that wait for the scanner, oldest first.
pub(super) fn waiting(client: &Object, most: usize) -> Result<Vec<KeptDocument>, StoreError> {
    let sql = format!("{DOCUMENT} WHERE state = 'waiting' ORDER BY kept, digest LIMIT $1");
    rows(client, "look for documents that wait", &sql, &[&big(most as u64)], kept)
}

/// Documents that are kept, by subject and digest, after one.
pub(super) fn after(
    client: &Object,
    after: Option<&DocumentName>,
    most: usize,
) -> Result<Vec<KeptDocument>, StoreError> {
    let sql = format!("{DOCUMENT} WHERE (subject, digest) > ($1, $2) ORDER BY subject, digest LIMIT $3");
    // No subject is empty, and an empty digest stands before every other.
    let (about, digest) = after.map_or(("", &[][..]), |name| (name.subject.as_str(), &name.digest.0[..]));
    rows(client, "look for documents", &sql, &[&about, &digest, &big(most as u64)], kept)
}

/// One part of the content.
pub(super) fn part(client: &Object, name: &DocumentName, nth: u32) -> Result<Option<StoredPart>, StoreError> {
    let sql = "SELECT key, bytes FROM document_part WHERE subject = $1 AND digest = $2 AND nth = $3";
    let params: [Param<'_>; 3] = [&name.subject.as_str(), &&name.digest.0[..], &i64::from(nth)];
    one(client, "read a document", sql, &params, |row| {
        let key: Option<i64> = get(row, 0)?;
        Ok(StoredPart { key: key.map(i64::unsigned_abs), bytes: get(row, 1)? })
    })
}

/// Writes a part, what is known of a document, or what the scanner said.
pub(super) fn write(client: &Object, job: &DocumentJob, at: Moment) -> Result<(), StoreError> {
    let at = at.micros();
    match job {
        DocumentJob::Part { name, nth, key, bytes } => run(
            client,
            "INSERT INTO document_part (subject, digest, nth, bytes, key) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (authority, subject, digest, nth) DO UPDATE \
             SET bytes = excluded.bytes, key = excluded.key, rowid = DEFAULT",
            &[&name.subject.as_str(), &&name.digest.0[..], &i64::from(*nth), &&**bytes, &key.map(big)],
        ),
        DocumentJob::Kept(document) => run(
            client,
            "INSERT INTO document (subject, digest, bytes, parts, scheme, kept, state, judged, said) \
             VALUES ($1, $2, $3, $4, 0, $5, $6, $5, '') ON CONFLICT DO NOTHING",
            &[
                &document.name.subject.as_str(),
                &&document.name.digest.0[..],
                &big(document.bytes),
                &i64::from(document.parts),
                &at,
                &document.state.as_str(),
            ],
        ),
        DocumentJob::Judged { name, state, said } => {
            let (about, digest) = (name.subject.as_str(), &name.digest.0[..]);
            run(
                client,
                // Two may have asked a scanner: what one cannot tell does not undo what the other was told.
                "UPDATE document SET state = $3, judged = $4, said = $5 WHERE subject = $1 AND digest = $2 \
                 AND (state = 'waiting' OR $3 = 'refused')",
                &[&about, &digest, &state.as_str(), &at, &plain(said)],
            )
            .and_then(|changed| match state {
                Scan::Refused => run(
                    client,
                    "DELETE FROM document_part WHERE subject = $1 AND digest = $2",
                    &[&about, &digest],
                ),
                _ => Ok(changed),
            })
        }
    }
    .map(|_| ())
    .map_err(doing("keep a document"))
}

fn kept(row: &Row) -> Result<KeptDocument, Error> {
    Ok(KeptDocument {
        name: DocumentName { subject: subject(row, 0)?, digest: digest(row, 1)? },
        bytes: whole(row, 2)?,
        parts: small(row, 3)?,
        kept: moment(row, 4)?,
        // The table allows no other word.
        state: Scan::parse(get(row, 5)?).unwrap_or(Scan::Waiting),
        judged: moment(row, 6)?,
        said: text(row, 7)?,
    })
}
