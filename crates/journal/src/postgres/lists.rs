//! Lists that people named, who wants a digest, and mail that is to go out.

use calendar::Moment;
use deadpool_postgres::Object;
use tokio_postgres::{Error, Row};

use super::reach::{Param, big, doing, maybe_text, moment, number, one, plain, rows, run, small, text};
use crate::error::StoreError;
use crate::lists::ListJob;
use crate::mail::MailJob;
use crate::standing::Standing;
use crate::{DigestWanted, Mail, MailCounts, Posted, SavedList};

const LIST: &str = "SELECT id, owner, name, address, team FROM list";

fn list(row: &Row) -> Result<SavedList, Error> {
    Ok(SavedList {
        id: text(row, 0)?,
        owner: text(row, 1)?,
        name: text(row, 2)?,
        address: text(row, 3)?,
        team: maybe_text(row, 4)?,
    })
}

/// The lists of a person, and those that others share with the team, by name.
pub(super) fn of(client: &Object, owner: &str, team: Option<&str>) -> Result<Vec<SavedList>, StoreError> {
    let sql = format!("{LIST} WHERE owner = $1 OR team = $2 ORDER BY name, id");
    rows(client, "read saved lists", &sql, &[&owner, &team], list)
}

/// One list.
pub(super) fn one_of(client: &Object, id: &str) -> Result<Option<SavedList>, StoreError> {
    one(client, "read a saved list", &format!("{LIST} WHERE id = $1"), &[&id], list)
}

/// Everybody who wants a digest.
pub(super) fn digests(client: &Object) -> Result<Vec<DigestWanted>, StoreError> {
    let sql = "SELECT who, address, since FROM digest_wanted ORDER BY who";
    rows(client, "read who wants a digest", sql, &[], |row| {
        Ok(DigestWanted { who: text(row, 0)?, address: text(row, 1)?, since: moment(row, 2)? })
    })
}

/// Mail whose time has come, the oldest first.
pub(super) fn mail(client: &Object, now: Moment, most: usize) -> Result<Vec<Mail>, StoreError> {
    let sql = "SELECT id, recipient, subject, body, calendar, tries FROM mail WHERE next_try <= $1 \
               ORDER BY next_try, id LIMIT $2";
    rows(client, "read mail", sql, &[&now.micros(), &big(most as u64)], |row| {
        Ok(Mail {
            id: text(row, 0)?,
            to: text(row, 1)?,
            subject: text(row, 2)?,
            body: text(row, 3)?,
            calendar: maybe_text(row, 4)?,
            tries: small(row, 5)?,
        })
    })
}

/// How much waits, went out, was given up.
pub(super) fn mail_counts(client: &Object) -> Result<MailCounts, StoreError> {
    let count = |condition: &str| {
        number(client, "count mail", &format!("SELECT count(*) FROM mail WHERE {condition}"), &[])
    };
    Ok(MailCounts {
        waiting: count("next_try IS NOT NULL")?,
        sent: count("sent IS NOT NULL")?,
        given_up: count("next_try IS NULL AND sent IS NULL")?,
    })
}

/// What waits, and how many are signed in who did something since a moment.
pub(super) fn standing(client: &Object, since: Moment) -> Result<Standing, StoreError> {
    let count = |sql: &str, params: &[Param<'_>]| number(client, "count what waits", sql, params);
    Ok(Standing {
        sessions: count(
            "SELECT count(*) FROM session WHERE stage = 'open' AND seen >= $1",
            &[&since.micros()],
        )?,
        mail: mail_counts(client)?,
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

/// Writes about lists and digests.
pub(super) fn write_list(client: &Object, job: &ListJob, at: Moment) -> Result<(), StoreError> {
    let at = at.micros();
    match job {
        ListJob::Keep(SavedList { id, owner, name, address, team }) => run(
            client,
            "INSERT INTO list (id, owner, name, address, team, saved) VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (authority, id) DO UPDATE \
             SET owner = excluded.owner, name = excluded.name, address = excluded.address, \
                 team = excluded.team, saved = excluded.saved",
            &[&&**id, &&**owner, &&**name, &&**address, &team.as_deref(), &at],
        ),
        ListJob::Drop(id) => run(client, "DELETE FROM list WHERE id = $1", &[&&**id]),
        ListJob::Digest(who, Some(address)) => run(
            client,
            "INSERT INTO digest_wanted (who, address, since) VALUES ($1, $2, $3) \
             ON CONFLICT (authority, who) DO UPDATE SET address = $2, since = $3",
            &[&&**who, &&**address, &at],
        ),
        ListJob::Digest(who, None) => run(client, "DELETE FROM digest_wanted WHERE who = $1", &[&&**who]),
    }
    .map(|_| ())
    .map_err(doing("keep a list"))
}

/// Writes about mail, and says whether something changed.
pub(super) fn write_mail(client: &Object, job: &MailJob, at: Moment) -> Result<bool, StoreError> {
    let at = at.micros();
    match job {
        MailJob::Queue(Mail { id, to, subject, body, calendar, .. }) => run(
            client,
            "INSERT INTO mail (id, made, recipient, subject, body, calendar, next_try) \
             VALUES ($1, $2, $3, $4, $5, $6, $2) ON CONFLICT DO NOTHING",
            &[&&**id, &at, &&**to, &plain(subject), &plain(body), &calendar.as_deref()],
        ),
        MailJob::Posted(id, Posted::Sent) => run(
            client,
            "UPDATE mail SET tries = tries + 1, next_try = NULL, sent = $2, problem = '', body = '', \
             calendar = NULL WHERE id = $1",
            &[&&**id, &at],
        ),
        MailJob::Posted(id, Posted::Again(next, problem)) => run(
            client,
            "UPDATE mail SET tries = tries + 1, next_try = $2, problem = $3 WHERE id = $1",
            &[&&**id, &next.micros(), &plain(problem)],
        ),
        MailJob::Posted(id, Posted::GivenUp(problem)) => run(
            client,
            "UPDATE mail SET tries = tries + 1, next_try = NULL, problem = $2, body = '', calendar = NULL \
             WHERE id = $1",
            &[&&**id, &plain(problem)],
        ),
        MailJob::Claim(id, now, until) => run(
            client,
            "UPDATE mail SET next_try = $3 WHERE id = $1 AND next_try <= $2",
            &[&&**id, &now.micros(), &until.micros()],
        ),
    }
    .map(|changed| changed > 0)
    .map_err(doing("keep mail"))
}
