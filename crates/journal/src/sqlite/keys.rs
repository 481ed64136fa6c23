//! Keys, wrapped, and what was sealed with them.

use calendar::Moment;
use rusqlite::{Connection, params};

use super::doing;
use super::read::{number, rows};
use crate::error::StoreError;
use crate::seal::{
    KeyName, KeyState, SealJob, SealedDraft, SealedPart, Sealing, StoredAuthorityKey, StoredDataKey,
};
use crate::{Digest, DocumentName, DraftName, SubjectId};

/// The keys of the authority, the oldest first.
pub(super) fn authority_keys(connection: &Connection) -> Result<Vec<StoredAuthorityKey>, StoreError> {
    let sql = "SELECT name, since, ended FROM authority_key ORDER BY since, name";
    rows(connection, "list the authority's keys", sql, [], |row| {
        Ok(StoredAuthorityKey {
            name: KeyName::stored(row.get_ref(0)?.as_str()?),
            since: Moment::from_micros(row.get(1)?),
            ended: row.get::<_, Option<i64>>(2)?.map(Moment::from_micros),
        })
    })
}

/// The data keys after this id.
pub(super) fn data_keys_after(connection: &Connection, after: u64) -> Result<Vec<StoredDataKey>, StoreError> {
    let sql = "SELECT id, subject, wrapped, wrapped_by FROM data_key WHERE id > ?1 ORDER BY id";
    rows(connection, "read its data keys", sql, [number(after)], |row| {
        let by = row.get_ref(3)?.as_str_or_null()?.map(KeyName::stored);
        Ok(StoredDataKey {
            id: row.get::<_, i64>(0)? as u64,
            subject: SubjectId::stored(row.get_ref(1)?.as_str()?),
            wrapped: row.get::<_, Option<Vec<u8>>>(2)?.zip(by),
        })
    })
}

/// How far the journal is sealed.
pub(super) fn sealing(connection: &Connection) -> Result<Sealing, StoreError> {
    let what = "look how far it is sealed";
    let count = |sql: &str| -> Result<u64, StoreError> {
        let found = connection.query_row(sql, [], |row| row.get::<_, i64>(0)).map_err(doing(what))?;
        Ok(found.unsigned_abs())
    };
    let sql = "SELECT name, since, ended, (SELECT count(*) FROM data_key WHERE wrapped_by = name) \
               FROM authority_key ORDER BY since, name";
    let keys = rows(connection, what, sql, [], |row| {
        Ok(KeyState {
            name: KeyName::stored(row.get_ref(0)?.as_str()?),
            since: Moment::from_micros(row.get(1)?),
            ended: row.get::<_, Option<i64>>(2)?.map(Moment::from_micros),
            wraps: row.get::<_, i64>(3)?.unsigned_abs(),
            given: false,
        })
    })?;
    Ok(Sealing {
        keys,
        sealed: count("SELECT count(*) FROM sealed_payload")?,
        open: count("SELECT count(*) FROM payload")?,
        open_beside: count("SELECT count(*) FROM draft WHERE text <> '' AND sealed IS NULL")?
            + count("SELECT count(*) FROM document_part WHERE key IS NULL")?,
        destroyed: count("SELECT count(*) FROM data_key WHERE destroyed IS NOT NULL")?,
    })
}

/// Drafts that stand open.
pub(super) fn open_drafts(connection: &Connection) -> Result<Vec<(DraftName, String)>, StoreError> {
    let sql = "SELECT who, subject, form, text FROM draft WHERE text <> '' AND sealed IS NULL";
    rows(connection, "read drafts", sql, [], |row| {
        let subject = SubjectId::stored(row.get_ref(1)?.as_str()?);
        Ok((DraftName { who: row.get(0)?, subject, form: row.get(2)? }, row.get(3)?))
    })
}

/// Parts of documents that stand open, at most so many.
pub(super) fn open_parts(
    connection: &Connection,
    most: usize,
) -> Result<Vec<(DocumentName, u32, Vec<u8>)>, StoreError> {
    let sql = "SELECT subject, digest, nth, bytes FROM document_part WHERE key IS NULL LIMIT ?1";
    rows(connection, "read documents", sql, [number(most as u64)], |row| {
        let subject = SubjectId::stored(row.get_ref(0)?.as_str()?);
        Ok((DocumentName { subject, digest: Digest(row.get(1)?) }, row.get(2)?, row.get(3)?))
    })
}

/// Writes keys and what is sealed, and says whether something changed.
pub(super) fn write(connection: &Connection, job: &SealJob, at: Moment) -> Result<bool, StoreError> {
    let run = |sql: &str, params: &[&dyn rusqlite::ToSql]| -> rusqlite::Result<usize> {
        connection.prepare_cached(sql)?.execute(params)
    };
    let at = at.micros();
    let changed = match job {
        SealJob::Begin(name) => run(
            "INSERT INTO authority_key (name, since) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET ended = NULL",
            params![name.as_str(), at],
        ),
        SealJob::Keys(new) => new.iter().try_fold(0, |made, new| {
            // Whoever was quicker has made one: it is this subject's.
            let one = run(
                "INSERT INTO data_key (subject, made, wrapped, wrapped_by) SELECT ?1, ?2, ?3, ?4 \
                 WHERE NOT EXISTS (SELECT 1 FROM data_key WHERE subject = ?1 AND destroyed IS NULL)",
                params![new.subject.as_str(), at, new.wrapped, new.by.as_str()],
            )?;
            Ok(made + one)
        }),
        SealJob::Rewrap(all) => all.iter().try_fold(0, |wrapped, key| {
            let one = run(
                "UPDATE data_key SET wrapped = ?2, wrapped_by = ?3 WHERE id = ?1 AND destroyed IS NULL",
                params![number(key.id), key.wrapped, key.by.as_str()],
            )?;
            Ok(wrapped + one)
        }),
        SealJob::End(name) => run(
            "UPDATE authority_key SET ended = ?2 WHERE name = ?1 AND ended IS NULL \
             AND NOT EXISTS (SELECT 1 FROM data_key WHERE wrapped_by = ?1)",
            params![name.as_str(), at],
        ),
        SealJob::Payloads(payloads) => payloads.iter().try_fold(0, |sealed, payload| {
            run(
                "INSERT INTO sealed_payload (seq, key, bytes) VALUES (?1, ?2, ?3)",
                params![number(payload.seq), number(payload.key), payload.bytes],
            )?;
            run("DELETE FROM payload WHERE seq = ?1", params![number(payload.seq)])?;
            Ok(sealed + 1)
        }),
        SealJob::Draft(SealedDraft { name, key, bytes }, text) => run(
            "UPDATE draft SET text = '(sealed)', key = ?4, sealed = ?5 \
             WHERE who = ?1 AND subject = ?2 AND form = ?3 AND text = ?6 AND sealed IS NULL",
            params![&*name.who, name.subject.as_str(), &*name.form, number(*key), bytes, text],
        ),
        SealJob::Part(SealedPart { name, nth, key, bytes }) => run(
            "UPDATE document_part SET key = ?4, bytes = ?5 \
             WHERE subject = ?1 AND digest = ?2 AND nth = ?3 AND key IS NULL",
            params![name.subject.as_str(), &name.digest.0[..], nth, number(*key), bytes],
        ),
    };
    changed.map(|changed| changed > 0).map_err(doing("seal"))
}
