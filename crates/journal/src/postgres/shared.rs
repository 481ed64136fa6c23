//! What the copies of the program share for minutes, in tables that are not logged.

use calendar::Moment;
use deadpool_postgres::Object;

use super::reach::{Param, doing, one, rows, run};
use crate::SecretHash;
use crate::error::StoreError;
use crate::shared::Tries;

const WHAT: &str = "count tries";

/// Each is taken whatever there is, and what was too much is given back: two at once never take the same.
const TAKE: &str = "INSERT INTO tries (name, tokens, at, each) \
     SELECT name, most - 1, $4, each FROM unnest($1::bytea[], $2::float8[], $3::float8[]) AS asked(name, most, each) \
     ON CONFLICT (authority, name) DO UPDATE SET \
       tokens = least(excluded.tokens + 1, tries.tokens + greatest(0, excluded.at - tries.at) / 1e6 / excluded.each) - 1, \
       at = excluded.at, each = excluded.each \
     RETURNING tokens, each";
const GIVE: &str = "INSERT INTO tries (name, tokens, at, each) \
     SELECT name, most, $4, each FROM unnest($1::bytea[], $2::float8[], $3::float8[]) AS asked(name, most, each) \
     ON CONFLICT (authority, name) DO UPDATE SET \
       tokens = least(excluded.tokens, tries.tokens + 1 + greatest(0, excluded.at - tries.at) / 1e6 / excluded.each), \
       at = excluded.at, each = excluded.each";

/// In microseconds: by then every one that is counted here has filled up again, but for the allowance of a minute.
const FORGOTTEN: i64 = 5 * 3_600 * 1_000_000;

/// The parameters, in the order of the names: two who take the same at once take turns.
struct Asked<'a> {
    names: Vec<&'a [u8]>,
    most: Vec<f64>,
    each: Vec<f64>,
    now: i64,
}

impl Asked<'_> {
    fn of(tries: &[Tries], now: Moment) -> Asked<'_> {
        let mut sorted: Vec<&Tries> = tries.iter().collect();
        sorted.sort_by_key(|one| one.name.0);
        Asked {
            names: sorted.iter().map(|one| &one.name.0[..]).collect(),
            most: sorted.iter().map(|one| one.most).collect(),
            each: sorted.iter().map(|one| one.each).collect(),
            now: now.micros(),
        }
    }

    fn params(&self) -> [Param<'_>; 4] {
        [&self.names, &self.most, &self.each, &self.now]
    }
}

/// Takes a try of each, or none and says for how many seconds not; 0 where they were taken.
pub(super) fn take_tries(client: &Object, of: &[Tries], now: Moment) -> Result<f64, StoreError> {
    let asked = Asked::of(of, now);
    let taken = rows(client, WHAT, TAKE, &asked.params(), |row| {
        Ok((row.try_get::<_, f64>(0)?, row.try_get::<_, f64>(1)?))
    })?;
    // A small part of a try is what is left of arithmetic.
    let wait = taken.iter().map(|(tokens, each)| if *tokens < -1e-9 { -tokens * each } else { 0.0 });
    let wait = wait.fold(0.0, f64::max);
    if wait > 0.0 {
        give_tries_back(client, of, now)?;
    }
    if rand::random::<u8>() == 0 {
        let old = now.micros().saturating_sub(FORGOTTEN);
        run(client, "DELETE FROM tries WHERE at < $1", &[&old]).map_err(doing(WHAT))?;
    }
    Ok(wait)
}

/// Gives a try of each back.
pub(super) fn give_tries_back(client: &Object, of: &[Tries], now: Moment) -> Result<(), StoreError> {
    let asked = Asked::of(of, now);
    run(client, GIVE, &asked.params()).map(|_| ()).map_err(doing(WHAT))
}

/// Keeps a text under a name until a moment, unless one is kept.
pub(super) fn keep_awaited(
    client: &Object,
    name: SecretHash,
    text: &str,
    now: Moment,
    until: Moment,
) -> Result<bool, StoreError> {
    let (now, until) = (now.micros(), until.micros());
    run(client, "DELETE FROM awaited WHERE until < $1", &[&now])
        .and_then(|_| {
            let sql = "INSERT INTO awaited (name, text, until) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
            run(client, sql, &[&&name.0[..], &text, &until])
        })
        .map(|kept| kept > 0)
        .map_err(doing("keep what is awaited"))
}

/// Takes what is kept under a name.
pub(super) fn take_awaited(
    client: &Object,
    name: SecretHash,
    now: Moment,
) -> Result<Option<String>, StoreError> {
    let sql = "DELETE FROM awaited WHERE name = $1 RETURNING text, until";
    let found = one(client, "take what is awaited", sql, &[&&name.0[..]], |row| {
        Ok((row.try_get::<_, String>(0)?, row.try_get::<_, i64>(1)?))
    })?;
    Ok(found.filter(|(_, until)| *until >= now.micros()).map(|(text, _)| text))
}
