//! Lists that people named, who wants a digest, and mail that is to go out.

use calendar::Moment;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::doing;
use super::read::number;
use crate::error::StoreError;
use crate::lists::ListJob;
use crate::mail::MailJob;
use crate::standing::Standing;
use crate::{DigestWanted, Mail, MailCounts, Posted, SavedList};

/// The lists of a person, and those that others share with the team, by name.
pub(super) fn of(
    connection: &Connection,
    owner: &str,
    team: Option<&str>,
) -> Result<Vec<SavedList>, StoreError> {
    let failed = doing("read saved lists");
    let mut statement = connection
        .prepare_cached(
            "SELECT id, owner, name, address, team FROM list WHERE owner = ?1 OR team = ?2 ORDER BY name, id",
        )
        .map_err(&failed)?;
    let rows = statement.query_map(params![owner, team], list).map_err(&failed)?;
    rows.collect::<Result<_, _>>().map_err(&failed)
}

/// One list.
pub(super) fn one(connection: &Connection, id: &str) -> Result<Option<SavedList>, StoreError> {
    let failed = doing("read a saved list");
    let mut statement = connection
        .prepare_cached("SELECT id, owner, name, address, team FROM list WHERE id = ?1")
        .map_err(&failed)?;
    statement.query_row([id], list).optional().map_err(&failed)
}

fn list(row: &Row<'_>) -> rusqlite::Result<SavedList> {
    Ok(SavedList {
        id: row.get(0)?,
        owner: row.get(1)?,
        name: row.get(2)?,
        address: row.get(3)?,
        team: row.get(4)?,
    })
}

/// Everybody who wants a digest.
pub(super) fn digests(connection: &Connection) -> Result<Vec<DigestWanted>, StoreError> {
    let failed = doing("read who wants a digest");
    let mut statement = connection
        .prepare_cached("SELECT who, address, since FROM digest_wanted ORDER BY who")
        .map_err(&failed)?;
    let rows = statement
        .query_map([], |row| {
            let since = Moment::from_micros(row.get(2)?);
            Ok(DigestWanted { who: row.get(0)?, address: row.get(1)?, since })
        })
        .map_err(&failed)?;
    rows.collect::<Result<_, _>>().map_err(&failed)
}

/// Mail whose time has come, the oldest first.
pub(super) fn mail(connection: &Connection, now: Moment, most: usize) -> Result<Vec<Mail>, StoreError> {
    let failed = doing("read mail");
    let mut statement = connection
        .prepare_cached(
            "SELECT id, recipient, subject, body, calendar, tries FROM mail WHERE next_try <= ?1 ORDER BY next_try, id LIMIT ?2",
        )
        .map_err(&failed)?;
    let rows = statement
        .query_map(params![now.micros(), number(most as u64)], |row| {
            Ok(Mail {
                id: row.get(0)?,
                to: row.get(1)?,
                subject: row.get(2)?,
                body: row.get(3)?,
                calendar: row.get(4)?,
                tries: row.get(5)?,
            })
        })
        .map_err(&failed)?;
    rows.collect::<Result<_, _>>().map_err(&failed)
}

/// How much waits, went out, was given up.
pub(super) fn mail_counts(connection: &Connection) -> Result<MailCounts, StoreError> {
    let count = |condition: &str| {
        connection
            .query_row(&format!("SELECT count(*) FROM mail WHERE {condition}"), [], |row| {
                row.get::<_, i64>(0)
            })
            .map(|count| count as u64)
            .map_err(doing("count mail"))
    };
    Ok(MailCounts {
        waiting: count("next_try IS NOT NULL")?,
        sent: count("sent IS NOT NULL")?,
        given_up: count("next_try IS NULL AND sent IS NULL")?,
    })
}

/// Writes about lists and digests.
pub(super) fn write_list(connection: &Connection, job: &ListJob, at: Moment) -> Result<(), StoreError> {
    match job {
        ListJob::Keep(SavedList { id, owner, name, address, team }) => connection.execute(
            "INSERT OR REPLACE INTO list (id, owner, name, address, team, saved) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![&**id, &**owner, &**name, &**address, team.as_deref(), at.micros()],
        ),
        ListJob::Drop(id) => connection.execute("DELETE FROM list WHERE id = ?1", [&**id]),
        ListJob::Digest(who, Some(address)) => connection.execute(
            "INSERT INTO digest_wanted (who, address, since) VALUES (?1, ?2, ?3) \
             ON CONFLICT DO UPDATE SET address = ?2, since = ?3",
            params![&**who, &**address, at.micros()],
        ),
        ListJob::Digest(who, None) => connection.execute("DELETE FROM digest_wanted WHERE who = ?1", [&**who]),
    }
    .map(|_| ())
    .map_err(doing("keep a list"))
}

/// Writes about mail, and says whether something changed.
pub(super) fn write_mail(connection: &Connection, job: &MailJob, at: Moment) -> Result<bool, StoreError> {
    match job {
        MailJob::Queue(Mail { id, to, subject, body, calendar, .. }) => connection.execute(
            "INSERT INTO mail (id, made, recipient, subject, body, calendar, next_try) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?2) \
             ON CONFLICT DO NOTHING",
            params![&**id, at.micros(), &**to, &**subject, &**body, calendar.as_deref()],
        ),
        MailJob::Posted(id, Posted::Sent) => connection.execute(
            "UPDATE mail SET tries = tries + 1, next_try = NULL, sent = ?2, problem = '', body = '', \
             calendar = NULL WHERE id = ?1",
            params![&**id, at.micros()],
        ),
        MailJob::Posted(id, Posted::Again(next, problem)) => connection.execute(
            "UPDATE mail SET tries = tries + 1, next_try = ?2, problem = ?3 WHERE id = ?1",
            params![&**id, next.micros(), problem],
        ),
        MailJob::Posted(id, Posted::GivenUp(problem)) => connection.execute(
            "UPDATE mail SET tries = tries + 1, next_try = NULL, problem = ?2, body = '', calendar = NULL WHERE id = ?1",
            params![&**id, problem],
        ),
        MailJob::Claim(id, now, until) => connection.execute(
            "UPDATE mail SET next_try = ?3 WHERE id = ?1 AND next_try <= ?2",
            params![&**id, now.micros(), until.micros()],
        ),
    }
    .map(|changed| changed > 0)
    .map_err(doing("keep mail"))
}

/// What waits, and how many are signed in who did something since a moment.
pub(super) fn standing(connection: &Connection, since: Moment) -> Result<Standing, StoreError> {
    let count = |sql: &str, params: &[&dyn rusqlite::ToSql]| {
        connection
            .query_row(sql, params, |row| row.get::<_, i64>(0))
            .map(|count| count as u64)
            .map_err(doing("count what waits"))
    };
    Ok(Standing {
        sessions: count(
            "SELECT count(*) FROM session WHERE stage = 'open' AND seen >= ?1",
            &[&since.micros()],
        )?,
        mail: mail_counts(connection)?,
        webhooks_waiting: count(
            "SELECT count(*) FROM delivery JOIN webhook ON webhook.id = delivery.webhook \
             WHERE next_try IS NOT NULL AND ended IS NULL",
            &[],
        )?,
        webhooks_given_up: count(
            "SELECT count(*) FROM delivery WHERE next_try IS NULL AND delivered IS NULL",
            &[],
        )?,
    })
}
