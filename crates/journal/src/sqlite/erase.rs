//! What was destroyed, and destroying it.

use calendar::Moment;
use rusqlite::{Connection, params};

use super::doing;
use super::read::{number, rows};
use crate::SubjectId;
use crate::erase::{ErasedEntry, Gone, ToErase, names};
use crate::error::StoreError;

/// What waits or is kept for somebody and may name a person: its key, and everything that it says.
const LISTS: &str = "SELECT id, name || ' ' || address FROM list";
const MAIL: &str =
    "SELECT id, subject || ' ' || body || ' ' || coalesce(calendar, '') FROM mail WHERE next_try IS NOT NULL";
const DELIVERIES: &str = "SELECT id, body FROM delivery WHERE next_try IS NOT NULL";

/// Entries whose payload was destroyed: all, or those under one entry; in order.
pub(super) fn erased(connection: &Connection, under: Option<u64>) -> Result<Vec<ErasedEntry>, StoreError> {
    let sql = "SELECT seq, under, at FROM erased WHERE ?1 IS NULL OR under = ?1 ORDER BY seq";
    rows(connection, "read what was erased", sql, [under.map(number)], |row| {
        Ok(ErasedEntry {
            seq: row.get::<_, i64>(0)?.unsigned_abs(),
            under: row.get::<_, i64>(1)?.unsigned_abs(),
            at: Moment::from_micros(row.get(2)?),
        })
    })
}

/// The keys of those that name somebody.
fn naming(connection: &Connection, sql: &str, subject: &SubjectId) -> Result<Vec<String>, StoreError> {
    let all = rows(connection, "look who is named", sql, [], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    Ok(all.into_iter().filter(|(_, text)| names(text, subject)).map(|(id, _)| id).collect())
}

fn count(connection: &Connection, sql: &str, subject: &SubjectId) -> Result<u64, StoreError> {
    let found = connection.query_row(sql, [subject.as_str()], |row| row.get::<_, i64>(0));
    found.map(i64::unsigned_abs).map_err(doing("count what would be erased"))
}

/// How much would go; of documents, those of the subjects only.
pub(super) fn would(connection: &Connection, what: &ToErase) -> Result<Gone, StoreError> {
    let mut gone = Gone::default();
    for seq in &what.entries {
        let sql = "SELECT count(*) FROM entry WHERE seq = ?1 AND digest IS NOT NULL \
                   AND seq NOT IN (SELECT seq FROM erased)";
        let found = connection.query_row(sql, [number(*seq)], |row| row.get::<_, i64>(0));
        gone.entries += found.map(i64::unsigned_abs).map_err(doing("count what would be erased"))?;
    }
    for subject in &what.subjects {
        gone.entries += count(
            connection,
            "SELECT count(*) FROM entry WHERE subject = ?1 AND digest IS NOT NULL \
             AND seq NOT IN (SELECT seq FROM erased)",
            subject,
        )?;
        gone.documents += count(connection, "SELECT count(*) FROM document WHERE subject = ?1", subject)?;
        gone.drafts +=
            count(connection, "SELECT count(*) FROM draft WHERE subject = ?1 AND text <> ''", subject)?;
        gone.lists += naming(connection, LISTS, subject)?.len() as u64;
        gone.mail += naming(connection, MAIL, subject)?.len() as u64;
        gone.deliveries += naming(connection, DELIVERIES, subject)?.len() as u64;
        let keys = "SELECT count(*) FROM data_key WHERE subject = ?1 AND destroyed IS NULL";
        gone.keys += count(connection, keys, subject)?;
    }
    Ok(gone)
}

/// Destroys, under an entry that was just written in this transaction.
pub(super) fn erase(
    connection: &Connection,
    what: &ToErase,
    under: u64,
    at: Moment,
) -> Result<Gone, StoreError> {
    let failed = doing("erase");
    let run = |sql: &str, params: &[&dyn rusqlite::ToSql]| -> Result<u64, StoreError> {
        let changed = connection.prepare_cached(sql).and_then(|mut statement| statement.execute(params));
        changed.map(|changed| changed as u64).map_err(&failed)
    };
    let (under, at) = (number(under), at.micros());
    let mut gone = Gone::default();
    for seq in &what.entries {
        gone.entries += run(
            "INSERT INTO erased (seq, under, at) SELECT seq, ?2, ?3 FROM entry \
             WHERE seq = ?1 AND seq < ?2 AND digest IS NOT NULL AND seq NOT IN (SELECT seq FROM erased)",
            params![number(*seq), under, at],
        )?;
    }
    for subject in &what.subjects {
        let of: &dyn rusqlite::ToSql = &subject.as_str();
        gone.entries += run(
            "INSERT INTO erased (seq, under, at) SELECT seq, ?2, ?3 FROM entry \
             WHERE subject = ?1 AND seq < ?2 AND digest IS NOT NULL AND seq NOT IN (SELECT seq FROM erased)",
            &[of, &under, &at],
        )?;
        run("DELETE FROM document_part WHERE subject = ?1", &[of])?;
        gone.documents += run("DELETE FROM document WHERE subject = ?1", &[of])?;
        gone.drafts +=
            count(connection, "SELECT count(*) FROM draft WHERE subject = ?1 AND text <> ''", subject)?;
        run("DELETE FROM draft WHERE subject = ?1", &[of])?;
        for id in naming(connection, LISTS, subject)? {
            gone.lists += run("DELETE FROM list WHERE id = ?1", params![id])?;
        }
        for id in naming(connection, MAIL, subject)? {
            gone.mail += run(
                "UPDATE mail SET subject = '(erased)', body = '', calendar = NULL, next_try = NULL, \
                 problem = 'It was erased before it was sent' WHERE id = ?1",
                params![id],
            )?;
        }
        for id in naming(connection, DELIVERIES, subject)? {
            gone.deliveries += run(
                "UPDATE delivery SET body = '', next_try = NULL, problem = 'It was erased before it was sent' \
                 WHERE id = ?1",
                params![id],
            )?;
        }
    }
    run("DELETE FROM payload WHERE seq IN (SELECT seq FROM erased WHERE under = ?1)", &[&under])?;
    run("DELETE FROM sealed_payload WHERE seq IN (SELECT seq FROM erased WHERE under = ?1)", &[&under])?;
    for name in &what.documents {
        let (of, digest) = (name.subject.as_str(), &name.digest.0[..]);
        run("DELETE FROM document_part WHERE subject = ?1 AND digest = ?2", params![of, digest])?;
        gone.documents +=
            run("DELETE FROM document WHERE subject = ?1 AND digest = ?2", params![of, digest])?;
    }
    for subject in &what.subjects {
        gone.keys += run(
            "UPDATE data_key SET wrapped = NULL, wrapped_by = NULL, destroyed = ?2, destroyed_by = ?3 \
             WHERE subject = ?1 AND destroyed IS NULL",
            params![subject.as_str(), at, under],
        )?;
    }
    Ok(gone)
}
