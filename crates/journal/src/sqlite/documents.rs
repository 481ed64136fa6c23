//! Content of documents, in parts.

use calendar::Moment;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::doing;
use super::read::number;
use crate::documents::DocumentJob;
use crate::error::StoreError;
use crate::store::StoredPart;
use crate::{Digest, DocumentName, KeptDocument, Scan, SubjectId};

const COLUMNS: &str = "subject, digest, bytes, parts, kept, state, judged, said";

/// What is kept of a document.
pub(super) fn one(connection: &Connection, name: &DocumentName) -> Result<Option<KeptDocument>, StoreError> {
    let failed = doing("look for a document");
    let mut statement = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM document WHERE subject = ?1 AND digest = ?2"))
        .map_err(&failed)?;
    statement.query_row(params![name.subject.as_str(), &name.digest.0[..]], kept).optional().map_err(&failed)
}

/// What is kept of every document of a subject.
pub(super) fn of(connection: &Connection, subject: &SubjectId) -> Result<Vec<KeptDocument>, StoreError> {
    let failed = doing("look for documents");
    let mut statement = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM document WHERE subject = ?1 ORDER BY digest"))
        .map_err(&failed)?;
    let rows = statement.query_map([subject.as_str()], kept).map_err(&failed)?;
    rows.collect::<Result<_, _>>().map_err(&failed)
}

/// Documents that wait for the scanner, oldest first.
pub(super) fn waiting(connection: &Connection, most: usize) -> Result<Vec<KeptDocument>, StoreError> {
    let failed = doing("look for documents that wait");
    let mut statement = connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM document WHERE state = 'waiting' ORDER BY kept, digest LIMIT ?1"
        ))
        .map_err(&failed)?;
    let rows = statement.query_map([number(most as u64)], kept).map_err(&failed)?;
    rows.collect::<Result<_, _>>().map_err(&failed)
}

/// Documents that are kept, by subject and digest, after one.
pub(super) fn after(
    connection: &Connection,
    after: Option<&DocumentName>,
    most: usize,
) -> Result<Vec<KeptDocument>, StoreError> {
    let failed = doing("look for documents");
    let mut statement = connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM document WHERE (subject, digest) > (?1, ?2) ORDER BY subject, digest LIMIT ?3"
        ))
        .map_err(&failed)?;
    // No subject is empty, and an empty digest stands before every other.
    let (subject, digest) = after.map_or(("", &[][..]), |name| (name.subject.as_str(), &name.digest.0[..]));
    let rows = statement.query_map(params![subject, digest, number(most as u64)], kept).map_err(&failed)?;
    rows.collect::<Result<_, _>>().map_err(&failed)
}

/// One part of the content.
pub(super) fn part(
    connection: &Connection,
    name: &DocumentName,
    nth: u32,
) -> Result<Option<StoredPart>, StoreError> {
    let failed = doing("read a document");
    let mut statement = connection
        .prepare_cached(
            "SELECT key, bytes FROM document_part WHERE subject = ?1 AND digest = ?2 AND nth = ?3",
        )
        .map_err(&failed)?;
    statement
        .query_row(params![name.subject.as_str(), &name.digest.0[..], nth], |row| {
            let key = row.get::<_, Option<i64>>(0)?.map(|key| key as u64);
            Ok(StoredPart { key, bytes: row.get(1)? })
        })
        .optional()
        .map_err(&failed)
}

/// Writes a part, what is known of a document, or what the scanner said.
pub(super) fn write(connection: &Connection, job: &DocumentJob, at: Moment) -> Result<(), StoreError> {
    let failed = doing("keep a document");
    match job {
        DocumentJob::Part { name, nth, key, bytes } => connection
            .prepare_cached(
                "INSERT OR REPLACE INTO document_part (subject, digest, nth, bytes, key) VALUES (?1, ?2, ?3, ?4, ?5)",
            )
            .and_then(|mut statement| {
                let key = key.map(number);
                statement.execute(params![name.subject.as_str(), &name.digest.0[..], nth, bytes, key])
            })
            .map(|_| ()),
        DocumentJob::Kept(document) => connection
            .prepare_cached(
                "INSERT INTO document (subject, digest, bytes, parts, scheme, kept, state, judged, said) \
                 VALUES (?1, ?2, ?3, ?4, 0, ?5, ?6, ?5, '') ON CONFLICT DO NOTHING",
            )
            .and_then(|mut statement| {
                statement.execute(params![
                    document.name.subject.as_str(),
                    &document.name.digest.0[..],
                    number(document.bytes),
                    document.parts,
                    at.micros(),
                    document.state.as_str(),
                ])
            })
            .map(|_| ()),
        DocumentJob::Judged { name, state, said } => {
            let of = params![name.subject.as_str(), &name.digest.0[..]];
            connection
                .prepare_cached(
                    // Two may have asked a scanner: what one cannot tell does not undo what the other was told.
                    "UPDATE document SET state = ?3, judged = ?4, said = ?5 WHERE subject = ?1 AND digest = ?2 \
                     AND (state = 'waiting' OR ?3 = 'refused')",
                )
                .and_then(|mut statement| {
                    statement.execute(params![
                        name.subject.as_str(),
                        &name.digest.0[..],
                        state.as_str(),
                        at.micros(),
                        said
                    ])
                })
                .and_then(|_| match state {
                    Scan::Refused => connection
                        .execute("DELETE FROM document_part WHERE subject = ?1 AND digest = ?2", of)
                        .map(|_| ()),
                    _ => Ok(()),
                })
        }
    }
    .map_err(&failed)
}

fn kept(row: &Row<'_>) -> rusqlite::Result<KeptDocument> {
    let subject: String = row.get(0)?;
    let state: String = row.get(5)?;
    Ok(KeptDocument {
        name: DocumentName { subject: SubjectId::stored(&subject), digest: Digest(row.get(1)?) },
        bytes: row.get::<_, i64>(2)? as u64,
        parts: row.get(3)?,
        kept: Moment::from_micros(row.get(4)?),
        // The table allows no other word.
        state: Scan::parse(&state).unwrap_or(Scan::Waiting),
        judged: Moment::from_micros(row.get(6)?),
        said: row.get(7)?,
    })
}
