//! What was destroyed, and destroying it.

use calendar::Moment;
use deadpool_postgres::Object;
use rustc_hash::FxHashSet;
use tokio_postgres::{Error, Row};

use super::reach::{Param, big, doing, moment, number, one, rows, run, text, whole};
use crate::SubjectId;
use crate::erase::{ErasedEntry, Gone, ToErase, names};
use crate::error::StoreError;

/// The numbers of the entries whose payload was destroyed.
pub(super) const NUMBERS: &str = "SELECT seq FROM erased";

/// What that gives.
pub(super) fn numbers(found: &[Row]) -> Result<FxHashSet<u64>, Error> {
    found.iter().map(|row| whole(row, 0)).collect()
}

/// What waits or is kept for somebody and may name a person: its key, and everything that it says.
const LISTS: &str = "SELECT id, name || ' ' || address FROM list";
const MAIL: &str =
    "SELECT id, subject || ' ' || body || ' ' || coalesce(calendar, '') FROM mail WHERE next_try IS NOT NULL";
const DELIVERIES: &str = "SELECT id, body FROM delivery WHERE next_try IS NOT NULL";
const DRAFTS: &str = "SELECT count(*) FROM draft WHERE subject = $1 AND text <> ''";

/// Entries whose payload was destroyed: all, or those under one entry; in order.
pub(super) fn erased(client: &Object, under: Option<u64>) -> Result<Vec<ErasedEntry>, StoreError> {
    let sql = "SELECT seq, under, at FROM erased WHERE $1::bigint IS NULL OR under = $1 ORDER BY seq";
    rows(client, "read what was erased", sql, &[&under.map(big)], |row| {
        Ok(ErasedEntry { seq: whole(row, 0)?, under: whole(row, 1)?, at: moment(row, 2)? })
    })
}

/// The keys of those that name somebody.
fn naming(client: &Object, sql: &str, subject: &SubjectId) -> Result<Vec<String>, StoreError> {
    let all = rows(client, "look who is named", sql, &[], |row| {
        Ok((text::<String>(row, 0)?, text::<String>(row, 1)?))
    })?;
    Ok(all.into_iter().filter(|(_, text)| names(text, subject)).map(|(id, _)| id).collect())
}

fn count(client: &Object, sql: &str, subject: &SubjectId) -> Result<u64, StoreError> {
    number(client, "count what would be erased", sql, &[&subject.as_str()])
}

/// How much would go; of documents, those of the subjects only.
pub(super) fn would(client: &Object, what: &ToErase) -> Result<Gone, StoreError> {
    let entries: Vec<i64> = what.entries.iter().map(|seq| big(*seq)).collect();
    let mut gone = Gone {
        entries: number(
            client,
            "count what would be erased",
            "SELECT count(*) FROM entry WHERE seq = ANY ($1) AND digest IS NOT NULL \
             AND NOT EXISTS (SELECT 1 FROM erased WHERE erased.seq = entry.seq)",
            &[&entries],
        )?,
        ..Gone::default()
    };
    for subject in &what.subjects {
        gone.entries += count(
            client,
            "SELECT count(*) FROM entry WHERE subject = $1 AND digest IS NOT NULL \
             AND NOT EXISTS (SELECT 1 FROM erased WHERE erased.seq = entry.seq)",
            subject,
        )?;
        gone.documents += count(client, "SELECT count(*) FROM document WHERE subject = $1", subject)?;
        gone.drafts += count(client, DRAFTS, subject)?;
        gone.lists += naming(client, LISTS, subject)?.len() as u64;
        gone.mail += naming(client, MAIL, subject)?.len() as u64;
        gone.deliveries += naming(client, DELIVERIES, subject)?.len() as u64;
        let keys = "SELECT count(*) FROM data_key WHERE subject = $1 AND destroyed IS NULL";
        gone.keys += count(client, keys, subject)?;
    }
    Ok(gone)
}

/// Destroys, under an entry that was just written in this transaction.
pub(super) fn erase(client: &Object, what: &ToErase, under: u64, at: Moment) -> Result<Gone, StoreError> {
    let run = |sql: &str, params: &[Param<'_>]| run(client, sql, params).map_err(doing("erase"));
    let (under, at) = (big(under), at.micros());
    let mut gone = Gone::default();
    let mut entries: Vec<i64> = what.entries.iter().map(|seq| big(*seq)).collect();
    for subject in &what.subjects {
        let sql = "SELECT seq FROM entry WHERE subject = $1 AND digest IS NOT NULL AND seq < $2";
        let of: Param<'_> = &subject.as_str();
        entries.extend(rows(client, "erase", sql, &[of, &under], |row| row.try_get::<_, i64>(0))?);
        run("DELETE FROM document_part WHERE subject = $1", &[of])?;
        gone.documents += run("DELETE FROM document WHERE subject = $1", &[of])?;
        gone.drafts += count(client, DRAFTS, subject)?;
        run("DELETE FROM draft WHERE subject = $1", &[of])?;
        for id in naming(client, LISTS, subject)? {
            gone.lists += run("DELETE FROM list WHERE id = $1", &[&id])?;
        }
        for id in naming(client, MAIL, subject)? {
            gone.mail += run(
                "UPDATE mail SET subject = '(erased)', body = '', calendar = NULL, next_try = NULL, \
                 problem = 'It was erased before it was sent' WHERE id = $1",
                &[&id],
            )?;
        }
        for id in naming(client, DELIVERIES, subject)? {
            gone.deliveries += run(
                "UPDATE delivery SET body = '', next_try = NULL, problem = 'It was erased before it was sent' \
                 WHERE id = $1",
                &[&id],
            )?;
        }
    }
    let sql = "SELECT erase_payloads($1, $2, $3)";
    let erased = one(client, "erase", sql, &[&entries, &under, &at], |row| whole(row, 0))?;
    gone.entries = erased.unwrap_or(0);
    for name in &what.documents {
        let params: [Param<'_>; 2] = [&name.subject.as_str(), &&name.digest.0[..]];
        run("DELETE FROM document_part WHERE subject = $1 AND digest = $2", &params)?;
        gone.documents += run("DELETE FROM document WHERE subject = $1 AND digest = $2", &params)?;
    }
    for subject in &what.subjects {
        gone.keys += run(
            "UPDATE data_key SET wrapped = NULL, wrapped_by = NULL, destroyed = $2, destroyed_by = $3 \
             WHERE subject = $1 AND destroyed IS NULL",
            &[&subject.as_str(), &at, &under],
        )?;
    }
    Ok(gone)
}
