//! Tokens, webhooks, and what is to be sent to them.

use std::sync::Arc;

use calendar::Moment;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::doing;
use super::read::{number, rows};
use crate::accounts::SecretHash;
use crate::error::StoreError;
use crate::tokens::{Of, Token, TokenJob};
use crate::webhooks::{Delivery, Sent, Webhook, WebhookJob};

const TOKEN: &str = "SELECT id, hash, owner, name, scopes, made, made_by, expires, revoked, used FROM token";
const WEBHOOK: &str = "SELECT id, owner, token, address, events, secret, made, ended, told FROM webhook";
const DELIVERY: &str =
    "SELECT delivery.id, webhook, delivery.made, body, tries, next_try, delivered, problem FROM delivery";

fn moment(at: Option<i64>) -> Option<Moment> {
    at.map(Moment::from_micros)
}

fn read_token(row: &Row<'_>) -> rusqlite::Result<Token> {
    Ok(Token {
        id: row.get(0)?,
        hash: SecretHash(row.get(1)?),
        owner: row.get(2)?,
        name: row.get(3)?,
        scopes: row.get(4)?,
        made: Moment::from_micros(row.get(5)?),
        made_by: row.get(6)?,
        expires: Moment::from_micros(row.get(7)?),
        revoked: moment(row.get(8)?),
        used: moment(row.get(9)?),
    })
}

fn read_webhook(row: &Row<'_>) -> rusqlite::Result<Webhook> {
    Ok(Webhook {
        id: row.get(0)?,
        owner: row.get(1)?,
        token: row.get(2)?,
        address: row.get(3)?,
        events: row.get(4)?,
        secret: row.get(5)?,
        made: Moment::from_micros(row.get(6)?),
        ended: moment(row.get(7)?),
        told: u64::try_from(row.get::<_, i64>(8)?).unwrap_or(0),
    })
}

fn read_delivery(row: &Row<'_>) -> rusqlite::Result<Delivery> {
    Ok(Delivery {
        id: row.get(0)?,
        webhook: row.get(1)?,
        made: Moment::from_micros(row.get(2)?),
        body: row.get(3)?,
        tries: row.get(4)?,
        next_try: moment(row.get(5)?),
        delivered: moment(row.get(6)?),
        problem: row.get(7)?,
    })
}

/// The token of this hash.
pub(super) fn token(connection: &Connection, hash: SecretHash) -> Result<Option<Token>, StoreError> {
    connection
        .prepare_cached(&format!("{TOKEN} WHERE hash = ?1"))
        .and_then(|mut statement| statement.query_row([hash.0], read_token).optional())
        .map_err(doing("read a token"))
}

/// Tokens, the newest first.
pub(super) fn tokens(connection: &Connection, of: Of<'_>) -> Result<Vec<Token>, StoreError> {
    let order = "ORDER BY made DESC, id";
    match of {
        Of::Owner(owner) => rows(
            connection,
            "read tokens and webhooks",
            &format!("{TOKEN} WHERE owner = ?1 {order}"),
            [owner],
            read_token,
        ),
        Of::Everybody => {
            rows(connection, "read tokens and webhooks", &format!("{TOKEN} {order}"), [], read_token)
        }
    }
}

/// Subscriptions, the newest first.
pub(super) fn webhooks(connection: &Connection, of: Of<'_>) -> Result<Vec<Webhook>, StoreError> {
    let order = "ORDER BY made DESC, id";
    match of {
        Of::Owner(owner) => rows(
            connection,
            "read tokens and webhooks",
            &format!("{WEBHOOK} WHERE owner = ?1 {order}"),
            [owner],
            read_webhook,
        ),
        Of::Everybody => {
            rows(connection, "read tokens and webhooks", &format!("{WEBHOOK} {order}"), [], read_webhook)
        }
    }
}

/// Deliveries whose time has come.
pub(super) fn deliveries_to_send(
    connection: &Connection,
    now: Moment,
    most: usize,
) -> Result<Vec<Delivery>, StoreError> {
    rows(
        connection,
        "read tokens and webhooks",
        &format!(
            "{DELIVERY} JOIN webhook ON webhook.id = delivery.webhook \
             WHERE next_try <= ?1 AND ended IS NULL ORDER BY next_try, delivery.id LIMIT ?2"
        ),
        params![now.micros(), number(most as u64)],
        read_delivery,
    )
}

/// The last deliveries of a subscription.
pub(super) fn deliveries(
    connection: &Connection,
    webhook: &str,
    most: usize,
) -> Result<Vec<Delivery>, StoreError> {
    rows(
        connection,
        "read tokens and webhooks",
        &format!("{DELIVERY} WHERE webhook = ?1 ORDER BY delivery.made DESC, delivery.id DESC LIMIT ?2"),
        params![webhook, number(most as u64)],
        read_delivery,
    )
}

/// Ends everything of somebody who has left, or whose means to sign in were taken away.
pub(super) fn end_of_owner(connection: &Connection, owner: &str, at: i64) -> rusqlite::Result<()> {
    connection
        .execute("UPDATE token SET revoked = ?2 WHERE owner = ?1 AND revoked IS NULL", params![owner, at])?;
    connection
        .execute("UPDATE webhook SET ended = ?2 WHERE owner = ?1 AND ended IS NULL", params![owner, at])?;
    Ok(())
}

/// Writes about tokens, and says whether something changed.
pub(super) fn write_token(connection: &Connection, job: &TokenJob, at: Moment) -> Result<bool, StoreError> {
    let at = at.micros();
    match job {
        TokenJob::Keep(Token { id, hash, owner, name, scopes, made_by, expires, .. }) => connection.execute(
            "INSERT INTO token (id, hash, owner, name, scopes, made, made_by, expires) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![&**id, hash.0, &**owner, &**name, &**scopes, at, &**made_by, expires.micros()],
        ),
        TokenJob::Revoke(id) => connection
            .execute("UPDATE webhook SET ended = ?2 WHERE token = ?1 AND ended IS NULL", params![&**id, at])
            .and_then(|_| {
                connection.execute(
                    "UPDATE token SET revoked = ?2 WHERE id = ?1 AND revoked IS NULL",
                    params![&**id, at],
                )
            }),
        TokenJob::Used(id) => {
            connection.execute("UPDATE token SET used = ?2 WHERE id = ?1", params![&**id, at])
        }
    }
    .map(|changed| changed > 0)
    .map_err(doing("keep a token"))
}

/// Writes about webhooks, and says whether something changed.
pub(super) fn write_webhook(
    connection: &Connection,
    job: &WebhookJob,
    at: Moment,
) -> Result<bool, StoreError> {
    let at = at.micros();
    match job {
        WebhookJob::Keep(Webhook { id, owner, token, address, events, secret, told, .. }) => connection.execute(
            "INSERT INTO webhook (id, owner, token, address, events, secret, made, told) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING",
            params![&**id, &**owner, &**token, &**address, &**events, secret, at, number(*told)],
        ),
        WebhookJob::End(id) => connection
            .execute("UPDATE webhook SET ended = ?2 WHERE id = ?1 AND ended IS NULL", params![&**id, at]),
        WebhookJob::Told(id, told, deliveries) => tell(connection, id, *told, deliveries, at),
        WebhookJob::Claim(id, now, until) => connection.execute(
            "UPDATE delivery SET next_try = ?3 WHERE id = ?1 AND next_try <= ?2",
            params![&**id, now.micros(), until.micros()],
        ),
        WebhookJob::Sent(id, Sent::Taken) => connection.execute(
            "UPDATE delivery SET tries = tries + 1, next_try = NULL, delivered = ?2, problem = '' WHERE id = ?1",
            params![&**id, at],
        ),
        WebhookJob::Sent(id, Sent::Again(next, problem)) => connection.execute(
            "UPDATE delivery SET tries = tries + 1, next_try = ?2, problem = ?3 WHERE id = ?1",
            params![&**id, next.micros(), problem],
        ),
        WebhookJob::Sent(id, Sent::GivenUp(problem)) => connection.execute(
            "UPDATE delivery SET tries = tries + 1, next_try = NULL, problem = ?2 WHERE id = ?1",
            params![&**id, problem],
        ),
    }
    .map(|changed| changed > 0)
    .map_err(doing("keep a webhook"))
}

fn tell(
    connection: &Connection,
    id: &str,
    told: u64,
    deliveries: &[(Arc<str>, Arc<str>)],
    at: i64,
) -> rusqlite::Result<usize> {
    for (delivery, body) in deliveries {
        connection.execute(
            "INSERT INTO delivery (id, webhook, made, body, next_try) VALUES (?1, ?2, ?3, ?4, ?3) ON CONFLICT DO NOTHING",
            params![&**delivery, id, at, &**body],
        )?;
    }
    connection.execute("UPDATE webhook SET told = ?2 WHERE id = ?1 AND told < ?2", params![id, number(told)])
}
