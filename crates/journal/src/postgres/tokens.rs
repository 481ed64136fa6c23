//! Tokens, webhooks, and what is to be sent to them.

use std::sync::Arc;

use calendar::Moment;
use deadpool_postgres::Object;
use tokio_postgres::{Error, Row};

use super::reach::{
    Param, big, doing, hash, maybe_moment, moment, one, plain, rows, run, small, text, whole,
};
use crate::accounts::SecretHash;
use crate::error::StoreError;
use crate::tokens::{Of, Token, TokenJob};
use crate::webhooks::{Delivery, Sent, Webhook, WebhookJob};

const TOKEN: &str = "SELECT id, hash, owner, name, scopes, made, made_by, expires, revoked, used FROM token";
const WEBHOOK: &str = "SELECT id, owner, token, address, events, secret, made, ended, told FROM webhook";
const DELIVERY: &str =
    "SELECT delivery.id, webhook, delivery.made, body, tries, next_try, delivered, problem FROM delivery";
const WHAT: &str = "read tokens and webhooks";
const NEWEST: &str = "ORDER BY made DESC, id";

fn read_token(row: &Row) -> Result<Token, Error> {
    Ok(Token {
        id: text(row, 0)?,
        hash: SecretHash(hash(row, 1)?),
        owner: text(row, 2)?,
        name: text(row, 3)?,
        scopes: text(row, 4)?,
        made: moment(row, 5)?,
        made_by: text(row, 6)?,
        expires: moment(row, 7)?,
        revoked: maybe_moment(row, 8)?,
        used: maybe_moment(row, 9)?,
    })
}

fn read_webhook(row: &Row) -> Result<Webhook, Error> {
    Ok(Webhook {
        id: text(row, 0)?,
        owner: text(row, 1)?,
        token: text(row, 2)?,
        address: text(row, 3)?,
        events: text(row, 4)?,
        secret: hash(row, 5)?,
        made: moment(row, 6)?,
        ended: maybe_moment(row, 7)?,
        told: whole(row, 8)?,
    })
}

fn read_delivery(row: &Row) -> Result<Delivery, Error> {
    Ok(Delivery {
        id: text(row, 0)?,
        webhook: text(row, 1)?,
        made: moment(row, 2)?,
        body: text(row, 3)?,
        tries: small(row, 4)?,
        next_try: maybe_moment(row, 5)?,
        delivered: maybe_moment(row, 6)?,
        problem: text(row, 7)?,
    })
}

/// The token of this hash.
pub(super) fn token(client: &Object, hash: SecretHash) -> Result<Option<Token>, StoreError> {
    one(client, "read a token", &format!("{TOKEN} WHERE hash = $1"), &[&&hash.0[..]], read_token)
}

/// Tokens, the newest first.
pub(super) fn tokens(client: &Object, of: Of<'_>) -> Result<Vec<Token>, StoreError> {
    match of {
        Of::Owner(owner) => {
            rows(client, WHAT, &format!("{TOKEN} WHERE owner = $1 {NEWEST}"), &[&owner], read_token)
        }
        Of::Everybody => rows(client, WHAT, &format!("{TOKEN} {NEWEST}"), &[], read_token),
    }
}

/// Subscriptions, the newest first.
pub(super) fn webhooks(client: &Object, of: Of<'_>) -> Result<Vec<Webhook>, StoreError> {
    match of {
        Of::Owner(owner) => {
            rows(client, WHAT, &format!("{WEBHOOK} WHERE owner = $1 {NEWEST}"), &[&owner], read_webhook)
        }
        Of::Everybody => rows(client, WHAT, &format!("{WEBHOOK} {NEWEST}"), &[], read_webhook),
    }
}

/// Deliveries whose time has come.
pub(super) fn deliveries_to_send(
    client: &Object,
    now: Moment,
    most: usize,
) -> Result<Vec<Delivery>, StoreError> {
    let sql = format!(
        "{DELIVERY} JOIN webhook ON webhook.authority = delivery.authority AND webhook.id = delivery.webhook \
         WHERE next_try <= $1 AND ended IS NULL ORDER BY next_try, delivery.id LIMIT $2"
    );
    rows(client, WHAT, &sql, &[&now.micros(), &big(most as u64)], read_delivery)
}

/// The last deliveries of a subscription.
pub(super) fn deliveries(client: &Object, webhook: &str, most: usize) -> Result<Vec<Delivery>, StoreError> {
    let sql = format!("{DELIVERY} WHERE webhook = $1 ORDER BY delivery.made DESC, delivery.id DESC LIMIT $2");
    rows(client, WHAT, &sql, &[&webhook, &big(most as u64)], read_delivery)
}

/// Ends everything of somebody who has left, or whose means to sign in were taken away.
pub(super) fn end_of_owner(client: &Object, owner: &str, at: i64) -> Result<(), Error> {
    run(client, "UPDATE token SET revoked = $2 WHERE owner = $1 AND revoked IS NULL", &[&owner, &at])?;
    run(client, "UPDATE webhook SET ended = $2 WHERE owner = $1 AND ended IS NULL", &[&owner, &at])?;
    Ok(())
}

/// Writes about tokens, and says whether something changed.
pub(super) fn write_token(client: &Object, job: &TokenJob, at: Moment) -> Result<bool, StoreError> {
    let at = at.micros();
    match job {
        TokenJob::Keep(Token { id, hash, owner, name, scopes, made_by, expires, .. }) => run(
            client,
            "INSERT INTO token (id, hash, owner, name, scopes, made, made_by, expires) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            &[&&**id, &&hash.0[..], &&**owner, &&**name, &&**scopes, &at, &&**made_by, &expires.micros()],
        ),
        TokenJob::Revoke(id) => {
            let id = &**id;
            run(client, "UPDATE webhook SET ended = $2 WHERE token = $1 AND ended IS NULL", &[&id, &at])
                .and_then(|_| {
                    let sql = "UPDATE token SET revoked = $2 WHERE id = $1 AND revoked IS NULL";
                    run(client, sql, &[&id, &at])
                })
        }
        TokenJob::Used(id) => run(client, "UPDATE token SET used = $2 WHERE id = $1", &[&&**id, &at]),
    }
    .map(|changed| changed > 0)
    .map_err(doing("keep a token"))
}

/// Writes about webhooks, and says whether something changed.
pub(super) fn write_webhook(client: &Object, job: &WebhookJob, at: Moment) -> Result<bool, StoreError> {
    let run = |sql: &str, params: &[Param<'_>]| run(client, sql, params);
    let at = at.micros();
    match job {
        WebhookJob::Keep(Webhook { id, owner, token, address, events, secret, told, .. }) => run(
            "INSERT INTO webhook (id, owner, token, address, events, secret, made, told) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
            &[&&**id, &&**owner, &&**token, &&**address, &&**events, &&secret[..], &at, &big(*told)],
        ),
        WebhookJob::End(id) => {
            run("UPDATE webhook SET ended = $2 WHERE id = $1 AND ended IS NULL", &[&&**id, &at])
        }
        WebhookJob::Told(id, told, deliveries) => tell(client, id, *told, deliveries, at),
        WebhookJob::Claim(id, now, until) => run(
            "UPDATE delivery SET next_try = $3 WHERE id = $1 AND next_try <= $2",
            &[&&**id, &now.micros(), &until.micros()],
        ),
        WebhookJob::Sent(id, Sent::Taken) => run(
            "UPDATE delivery SET tries = tries + 1, next_try = NULL, delivered = $2, problem = '' WHERE id = $1",
            &[&&**id, &at],
        ),
        WebhookJob::Sent(id, Sent::Again(next, problem)) => run(
            "UPDATE delivery SET tries = tries + 1, next_try = $2, problem = $3 WHERE id = $1",
            &[&&**id, &next.micros(), &plain(problem)],
        ),
        WebhookJob::Sent(id, Sent::GivenUp(problem)) => run(
            "UPDATE delivery SET tries = tries + 1, next_try = NULL, problem = $2 WHERE id = $1",
            &[&&**id, &plain(problem)],
        ),
    }
    .map(|changed| changed > 0)
    .map_err(doing("keep a webhook"))
}

fn tell(
    client: &Object,
    id: &str,
    told: u64,
    deliveries: &[(Arc<str>, Arc<str>)],
    at: i64,
) -> Result<u64, Error> {
    let names: Vec<&str> = deliveries.iter().map(|(name, _)| &**name).collect();
    let bodies: Vec<&str> = deliveries.iter().map(|(_, body)| &**body).collect();
    run(
        client,
        "INSERT INTO delivery (id, webhook, made, body, next_try) \
         SELECT name, $1, $2, body, $2 FROM unnest($3::text[], $4::text[]) AS new(name, body) \
         ON CONFLICT DO NOTHING",
        &[&id, &at, &names, &bodies],
    )?;
    run(client, "UPDATE webhook SET told = $2 WHERE id = $1 AND told < $2", &[&id, &big(told)])
}
