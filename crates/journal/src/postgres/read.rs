//! Entries out of PostgreSQL.

use std::ops::ControlFlow;
use std::pin::pin;

use calendar::Moment;
use deadpool_postgres::Object;
use futures_util::{StreamExt, join};
use tokio_postgres::{Error, Row};

use super::copied::Copied;
use super::decode::{columns, fields, payload};
use super::erase;
use super::reach::{Param, big, digest, doing, maybe_moment, number, one, rows, text, wait, whole};
use crate::decode::{Decoder, by_id};
use crate::error::StoreError;
use crate::store::{Each, StoredLoad, Tail, Which};
use crate::{Head, Load};

macro_rules! entries {
    () => {
        concat!("SELECT ", columns!(), ", salt, json, key, bytes FROM entry ", payloads!(), payloads!(sealed))
    };
}
macro_rules! payloads {
    () => {
        "LEFT JOIN payload ON payload.authority = entry.authority AND payload.seq = entry.seq "
    };
    (sealed) => {
        "LEFT JOIN sealed_payload ON sealed_payload.authority = entry.authority AND sealed_payload.seq = entry.seq "
    };
}

const BETWEEN: &str = concat!(entries!(), "WHERE entry.seq > $1 AND entry.seq <= $2 ORDER BY entry.seq");
const SUBJECT: &str = concat!(entries!(), "WHERE subject = $1 AND entry.seq > $2 ORDER BY entry.seq");
/// Above so many entries they are copied out, which is quicker once it has begun.
const COPIED: u64 = 2_000;

/// A connection in a transaction. One that was not ended is not used again: it would show what was there when it began, and its
/// server might go on sending.
struct Snapshot(Option<Object>);

impl Snapshot {
    fn end(mut self) -> Result<(), StoreError> {
        let Some(client) = &self.0 else { return Ok(()) };
        wait(client.batch_execute("COMMIT")).map_err(doing("read its entries"))?;
        drop(self.0.take());
        Ok(())
    }
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        drop(self.0.take().map(Object::take));
    }
}

const BEGIN: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
/// The same, where much is read in order: three keys are walked side by side. Before it has gathered statistics the server would
/// look each payload up by itself.
const BEGIN_MANY: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL enable_nestloop = off";

/// Streams entries from one snapshot.
pub(super) fn entries(client: Object, which: Which<'_>, each: Each<'_>) -> Result<(), StoreError> {
    let many = match which {
        Which::Between(after, to) if to.saturating_sub(after) > COPIED => {
            Some((after, to)).filter(|_| last(&client).is_ok_and(|last| last.saturating_sub(after) > COPIED))
        }
        _ => None,
    };
    let snapshot = Snapshot(Some(client));
    let Some(client) = &snapshot.0 else { return Ok(()) };
    let flow = match many {
        Some((after, to)) => copied(client, after, to, each)?,
        None => queried(client, which, each)?,
    };
    if flow.is_continue() { snapshot.end() } else { Ok(()) }
}

fn copied(client: &Object, after: u64, to: u64, each: Each<'_>) -> Result<ControlFlow<()>, StoreError> {
    let failed = doing("read its entries");
    // Numbers only: nothing of them can be anything else.
    let (after, to) = (big(after), big(to));
    let sql = format!(
        concat!(
            "COPY (SELECT ",
            columns!(),
            ", salt, json, key, bytes FROM entry ",
            payloads!(),
            "AND payload.seq > {after} AND payload.seq <= {to} ",
            payloads!(sealed),
            "AND sealed_payload.seq > {after} AND sealed_payload.seq <= {to} ",
            "WHERE entry.seq > {after} AND entry.seq <= {to} ORDER BY entry.seq) TO STDOUT (FORMAT binary)"
        ),
        after = after,
        to = to
    );
    let (begun, loads, gone, copy) = wait(async {
        let list = client.prepare_cached(LOADS).await?;
        let erased = client.prepare_cached(erase::NUMBERS).await?;
        let copy = client.prepare(&sql).await?;
        Ok::<_, Error>(join!(
            client.batch_execute(BEGIN_MANY),
            client.query(&list, &[]),
            client.query(&erased, &[]),
            client.copy_out(&copy)
        ))
    })
    .map_err(failed)?;
    begun.map_err(failed)?;
    let mut decoder = Decoder::new(by_id(read_loads(&loads.map_err(failed)?)?));
    let gone = erase::numbers(&gone.map_err(failed)?).map_err(failed)?;
    let mut copy = pin!(copy.map_err(failed)?);
    let mut taking = Copied::default();
    while let Some(some) = wait(copy.next()) {
        let flow = taking.rows(&some.map_err(failed)?, &mut |fields| {
            decoder.decode(fields)?;
            let seq = decoder.envelope.seq;
            let payload = payload(seq, fields, gone.contains(&seq))?;
            Ok(each(&decoder.envelope, payload))
        })?;
        if flow.is_break() {
            return Ok(flow);
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn queried(client: &Object, which: Which<'_>, each: Each<'_>) -> Result<ControlFlow<()>, StoreError> {
    let failed = doing("read its entries");
    let (about, after, to);
    let (sql, params): (_, [Param<'_>; 2]) = match which {
        Which::Between(from, until) => {
            (after, to) = (big(from), big(until));
            (BETWEEN, [&after, &to])
        }
        Which::Subject(subject, from) => {
            (about, after) = (subject.as_str(), big(from));
            (SUBJECT, [&about, &after])
        }
    };
    let (begun, loads, gone, found) = wait(async {
        let list = client.prepare_cached(LOADS).await?;
        let erased = client.prepare_cached(erase::NUMBERS).await?;
        let statement = client.prepare_cached(sql).await?;
        Ok::<_, Error>(join!(
            client.batch_execute(BEGIN),
            client.query(&list, &[]),
            client.query(&erased, &[]),
            client.query(&statement, &params)
        ))
    })
    .map_err(failed)?;
    begun.map_err(failed)?;
    let mut decoder = Decoder::new(by_id(read_loads(&loads.map_err(failed)?)?));
    let gone = erase::numbers(&gone.map_err(failed)?).map_err(failed)?;
    for row in found.map_err(failed)? {
        let fields = fields(&row)?;
        decoder.decode(&fields)?;
        let seq = decoder.envelope.seq;
        let payload = payload(seq, &fields, gone.contains(&seq))?;
        if each(&decoder.envelope, payload).is_break() {
            break;
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// The number of the last entry; 0 where there is none.
pub(super) fn last(client: &Object) -> Result<u64, StoreError> {
    number(client, "find its last entry", "SELECT seq FROM entry ORDER BY seq DESC LIMIT 1", &[])
}

/// The end of the chain.
pub(super) const TAIL: &str = "SELECT seq, hash, stamped, authority FROM entry ORDER BY seq DESC LIMIT 1";

pub(super) fn tail_of(row: &Row) -> Result<Tail, Error> {
    Ok(Tail {
        head: Head { seq: whole(row, 0)?, hash: digest(row, 1)? },
        stamped: maybe_moment(row, 2)?.unwrap_or(Moment::from_micros(0)),
        authority: text(row, 3)?,
    })
}

pub(super) fn tail(client: &Object) -> Result<Option<Tail>, StoreError> {
    one(client, "find its last entry", TAIL, &[], tail_of)
}

const LOADS: &str = "SELECT id, what, first_seq, entries FROM load ORDER BY first_seq";

/// A row of `load`.
pub(super) fn load(row: &Row) -> Result<StoredLoad, Error> {
    Ok(StoredLoad {
        load: Load { id: text(row, 0)?, what: text(row, 1)? },
        // Below zero was tampered with: it then speaks of no entry.
        first: u64::try_from(row.try_get::<_, i64>(2)?).unwrap_or(u64::MAX),
        entries: u64::try_from(row.try_get::<_, i64>(3)?).unwrap_or(0),
    })
}

/// The loads, oldest first.
pub(super) fn loads(client: &Object) -> Result<Vec<StoredLoad>, StoreError> {
    rows(client, "list its loads", LOADS, &[], load)
}

fn read_loads(rows: &[Row]) -> Result<Vec<StoredLoad>, StoreError> {
    rows.iter().map(load).collect::<Result<_, _>>().map_err(doing("list its loads"))
}

/// What a walk over the entries from 1 to the head does not meet: a payload without an entry, an entry numbered below 1.
pub(super) fn stray(client: &Object) -> Result<Option<(u64, &'static str)>, StoreError> {
    let what = "look for payloads without an entry";
    let sql = "SELECT min(seq) FROM (SELECT seq FROM payload UNION ALL SELECT seq FROM sealed_payload) AS stray \
               WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.seq = stray.seq)";
    let payload = one(client, what, sql, &[], |row| row.try_get::<_, Option<i64>>(0))?;
    if let Some(seq) = payload.flatten() {
        return Ok(Some((seq as u64, "only a payload")));
    }
    let below = one(client, what, "SELECT min(seq) FROM entry", &[], |row| row.try_get::<_, Option<i64>>(0))?;
    Ok(below.flatten().filter(|&seq| seq < 1).map(|seq| (seq as u64, "an entry numbered below 1")))
}
