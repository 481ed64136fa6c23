//! Keys, wrapped, and what was sealed with them.

use calendar::Moment;
use deadpool_postgres::Object;

use super::reach::{
    Param, big, digest, doing, get, maybe_moment, moment, number, rows, run, small, subject, text, whole,
};
use crate::error::StoreError;
use crate::seal::{
    KeyName, KeyState, SealJob, SealedDraft, SealedPart, Sealing, StoredAuthorityKey, StoredDataKey,
};
use crate::{DocumentName, DraftName};

/// The keys of the authority, the oldest first.
pub(super) fn authority_keys(client: &Object) -> Result<Vec<StoredAuthorityKey>, StoreError> {
    let sql = "SELECT name, since, ended FROM authority_key ORDER BY since, name";
    rows(client, "list the authority's keys", sql, &[], |row| {
        let name = KeyName::stored(get(row, 0)?);
        Ok(StoredAuthorityKey { name, since: moment(row, 1)?, ended: maybe_moment(row, 2)? })
    })
}

/// The data keys after this id.
pub(super) fn data_keys_after(client: &Object, after: u64) -> Result<Vec<StoredDataKey>, StoreError> {
    let sql = "SELECT id, subject, wrapped, wrapped_by FROM data_key WHERE id > $1 ORDER BY id";
    rows(client, "read its data keys", sql, &[&big(after)], |row| {
        let by = get::<Option<&str>>(row, 3)?.map(KeyName::stored);
        let wrapped = get::<Option<Vec<u8>>>(row, 2)?.zip(by);
        Ok(StoredDataKey { id: whole(row, 0)?, subject: subject(row, 1)?, wrapped })
    })
}

/// How far the journal is sealed.
pub(super) fn sealing(client: &Object) -> Result<Sealing, StoreError> {
    let what = "look how far it is sealed";
    let count = |sql: &str| number(client, what, sql, &[]);
    let sql = "SELECT name, since, ended, (SELECT count(*) FROM data_key WHERE wrapped_by = name) \
               FROM authority_key ORDER BY since, name";
    let keys = rows(client, what, sql, &[], |row| {
        Ok(KeyState {
            name: KeyName::stored(get(row, 0)?),
            since: moment(row, 1)?,
            ended: maybe_moment(row, 2)?,
            wraps: whole(row, 3)?,
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
pub(super) fn open_drafts(client: &Object) -> Result<Vec<(DraftName, String)>, StoreError> {
    let sql = "SELECT who, subject, form, text FROM draft WHERE text <> '' AND sealed IS NULL";
    rows(client, "read drafts", sql, &[], |row| {
        let name = DraftName { who: text(row, 0)?, subject: subject(row, 1)?, form: text(row, 2)? };
        Ok((name, get(row, 3)?))
    })
}

/// Parts of documents that stand open, at most so many.
pub(super) fn open_parts(
    client: &Object,
    most: usize,
) -> Result<Vec<(DocumentName, u32, Vec<u8>)>, StoreError> {
    let sql = "SELECT subject, digest, nth, bytes FROM document_part WHERE key IS NULL LIMIT $1";
    rows(client, "read documents", sql, &[&big(most as u64)], |row| {
        let name = DocumentName { subject: subject(row, 0)?, digest: digest(row, 1)? };
        Ok((name, small(row, 2)?, get(row, 3)?))
    })
}

/// Writes keys and what is sealed, and says whether something changed.
pub(super) fn write(client: &Object, job: &SealJob, at: Moment) -> Result<bool, StoreError> {
    let run = |sql: &str, params: &[Param<'_>]| run(client, sql, params);
    let at = at.micros();
    let changed = match job {
        SealJob::Begin(name) => run(
            "INSERT INTO authority_key (name, since) VALUES ($1, $2) \
             ON CONFLICT (authority, name) DO UPDATE SET ended = NULL",
            &[&name.as_str(), &at],
        ),
        SealJob::Keys(new) => {
            let subjects: Vec<&str> = new.iter().map(|new| new.subject.as_str()).collect();
            let wrapped: Vec<&[u8]> = new.iter().map(|new| &*new.wrapped).collect();
            let by: Vec<&str> = new.iter().map(|new| new.by.as_str()).collect();
            // Whoever was quicker has made one: it is this subject's.
            run(
                "INSERT INTO data_key (id, subject, made, wrapped, wrapped_by) \
                 SELECT (SELECT coalesce(max(id), 0) FROM data_key) + row_number() OVER (ORDER BY nth), \
                        subject, $4, wrapped, wrapped_by \
                 FROM unnest($1::text[], $2::bytea[], $3::text[]) WITH ORDINALITY \
                      AS new(subject, wrapped, wrapped_by, nth) \
                 WHERE NOT EXISTS (SELECT 1 FROM data_key \
                     WHERE data_key.subject = new.subject COLLATE \"C\" AND destroyed IS NULL)",
                &[&subjects, &wrapped, &by, &at],
            )
        }
        SealJob::Rewrap(all) => all.iter().try_fold(0, |wrapped, key| {
            let one = run(
                "UPDATE data_key SET wrapped = $2, wrapped_by = $3 WHERE id = $1 AND destroyed IS NULL",
                &[&big(key.id), &&*key.wrapped, &key.by.as_str()],
            )?;
            Ok(wrapped + one)
        }),
        SealJob::End(name) => run(
            "UPDATE authority_key SET ended = $2 WHERE name = $1 AND ended IS NULL \
             AND NOT EXISTS (SELECT 1 FROM data_key WHERE wrapped_by = $1)",
            &[&name.as_str(), &at],
        ),
        SealJob::Payloads(payloads) => {
            let seqs: Vec<i64> = payloads.iter().map(|payload| big(payload.seq)).collect();
            let keys: Vec<i64> = payloads.iter().map(|payload| big(payload.key)).collect();
            let bytes: Vec<&[u8]> = payloads.iter().map(|payload| &*payload.bytes).collect();
            run("SELECT seal_payloads($1, $2, $3)", &[&seqs, &keys, &bytes]).map(|_| payloads.len() as u64)
        }
        SealJob::Draft(SealedDraft { name, key, bytes }, open) => run(
            "UPDATE draft SET text = '(sealed)', key = $4, sealed = $5 \
             WHERE who = $1 AND subject = $2 AND form = $3 AND text = $6 AND sealed IS NULL",
            &[&&*name.who, &name.subject.as_str(), &&*name.form, &big(*key), &&**bytes, open],
        ),
        SealJob::Part(SealedPart { name, nth, key, bytes }) => run(
            "UPDATE document_part SET key = $4, bytes = $5 \
             WHERE subject = $1 AND digest = $2 AND nth = $3 AND key IS NULL",
            &[&name.subject.as_str(), &&name.digest.0[..], &i64::from(*nth), &big(*key), &&**bytes],
        ),
    };
    changed.map(|changed| changed > 0).map_err(doing("seal"))
}
