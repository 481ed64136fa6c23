//! Entries out of SQLite.

use std::ops::ControlFlow;
use std::sync::Arc;

use calendar::Moment;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Params, Row, params};
use rustc_hash::FxHashSet;

use super::{ahead, doing, erase};
use crate::decode::{Cells, Decoder, Loads, NotThat, by_id};
use crate::error::StoreError;
use crate::store::{Each, StoredLoad, StoredPayload, Tail, Which};
use crate::{Digest, Head, Load};

/// The columns of `entry` in the order of `decode` and of the writer.
macro_rules! columns {
    () => {
        "seq, authority, subject, kind, record_id, revision, act, happened_from, happened_to, recorded, \
         stamped, backlog, who, load, file, line, supersedes, reason, permit_reason, digest, looks, prev, hash"
    };
}
pub(super) use columns;

const BETWEEN: &str = concat!(
    "SELECT ",
    columns!(),
    ", salt, json, key, bytes FROM entry LEFT JOIN payload USING (seq) LEFT JOIN sealed_payload USING (seq) \
     WHERE seq > ?1 AND seq <= ?2 ORDER BY seq"
);
const SUBJECT: &str = concat!(
    "SELECT ",
    columns!(),
    ", salt, json, key, bytes FROM entry LEFT JOIN payload USING (seq) LEFT JOIN sealed_payload USING (seq) \
     WHERE subject = ?1 AND seq > ?2 ORDER BY seq"
);

/// Every row that a query gives, each read into what it says; `what` is said where that fails.
pub(super) fn rows<T>(
    connection: &Connection,
    what: &'static str,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, StoreError> {
    let failed = doing(what);
    let mut statement = connection.prepare_cached(sql).map_err(&failed)?;
    let rows = statement.query_map(params, read).map_err(&failed)?;
    rows.collect::<Result<_, _>>().map_err(&failed)
}

/// Streams entries from one snapshot: where there are many, they are read ahead of whoever takes them.
pub(super) fn entries(
    connection: &mut Connection,
    which: Which<'_>,
    each: Each<'_>,
) -> Result<(), StoreError> {
    match which {
        Which::Between(after, to) if to.min(last(connection)?).saturating_sub(after) > MANY => {
            ahead::entries(connection, which, each)
        }
        _ => entries_in_turn(connection, which, each),
    }
}

/// Streams entries, one read after the other was taken.
pub(super) fn entries_in_turn(
    connection: &mut Connection,
    which: Which<'_>,
    each: Each<'_>,
) -> Result<(), StoreError> {
    let mut taker = None;
    walk(connection, which, &mut |step| match (step, &mut taker) {
        (Step::Begin(beside), taker) => {
            *taker = Some(Taker::new(beside));
            Ok(ControlFlow::Continue(()))
        }
        (Step::Row(row), Some(taker)) => taker.take(row, &mut *each),
        (Step::Row(_), None) => Ok(ControlFlow::Break(())),
    })
}

/// What entries are read with, of the same snapshot.
pub(super) struct Beside {
    loads: Loads,
    erased: FxHashSet<u64>,
}

/// A step of a walk.
pub(super) enum Step<'row, 'rows> {
    /// Once, before any row.
    Begin(Beside),
    /// The next row.
    Row(&'row Row<'rows>),
}

/// Walks over rows of one snapshot, so that the load of every entry is among the loads.
pub(super) fn walk(
    connection: &mut Connection,
    which: Which<'_>,
    each: &mut dyn FnMut(Step<'_, '_>) -> Result<ControlFlow<()>, StoreError>,
) -> Result<(), StoreError> {
    let failed = doing("read its entries");
    let snapshot = connection.transaction().map_err(&failed)?;
    let loads = by_id(loads(&snapshot)?);
    let erased = erase::erased(&snapshot, None)?.into_iter().map(|one| one.seq).collect();
    if each(Step::Begin(Beside { loads, erased }))?.is_break() {
        return Ok(());
    }
    let mut statement = snapshot
        .prepare_cached(match which {
            Which::Between(..) => BETWEEN,
            Which::Subject(..) => SUBJECT,
        })
        .map_err(&failed)?;
    let mut rows = match which {
        Which::Between(after, to) => statement.query(params![number(after), number(to)]),
        Which::Subject(subject, after) => statement.query(params![subject.as_str(), number(after)]),
    }
    .map_err(&failed)?;
    while let Some(row) = rows.next().map_err(&failed)? {
        if each(Step::Row(row))?.is_break() {
            break;
        }
    }
    Ok(())
}

/// Makes entries of rows.
pub(super) struct Taker {
    decoder: Decoder,
    erased: FxHashSet<u64>,
}

impl Taker {
    pub(super) fn new(beside: Beside) -> Taker {
        Taker { decoder: Decoder::new(beside.loads), erased: beside.erased }
    }

    pub(super) fn take(&mut self, row: &impl Values, each: Each<'_>) -> Result<ControlFlow<()>, StoreError> {
        self.decoder.decode(row)?;
        let seq = self.decoder.envelope.seq;
        let payload = payload(seq, row, self.erased.contains(&seq))?;
        Ok(each(&self.decoder.envelope, payload))
    }
}

/// Entries from which on it is worth a thread of its own to read them ahead.
const MANY: u64 = 20_000;

/// SQLite's numbers end at 2⁶³ − 1; nothing is numbered beyond.
pub(super) fn number(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

/// The number of the last entry; 0 where there is none.
pub(super) fn last(connection: &Connection) -> Result<u64, StoreError> {
    let failed = doing("find its last entry");
    let mut statement = connection.prepare_cached("SELECT max(seq) FROM entry").map_err(&failed)?;
    let last: Option<i64> = statement.query_row([], |row| row.get(0)).map_err(&failed)?;
    Ok(last.and_then(|last| u64::try_from(last).ok()).unwrap_or(0))
}

/// The end of the chain.
pub(super) fn tail(connection: &Connection) -> Result<Option<Tail>, StoreError> {
    let failed = doing("find its last entry");
    let mut statement = connection
        .prepare_cached("SELECT seq, hash, stamped, authority FROM entry ORDER BY seq DESC LIMIT 1")
        .map_err(&failed)?;
    let row = statement
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, String>(3)?)))
        .optional()
        .map_err(&failed)?;
    Ok(row.map(|(seq, hash, stamped, authority): (i64, _, _, _)| Tail {
        head: Head { seq: seq as u64, hash: Digest(hash) },
        stamped: Moment::from_micros(stamped),
        authority: authority.into(),
    }))
}

/// The loads, oldest first.
pub(super) fn loads(connection: &Connection) -> Result<Vec<StoredLoad>, StoreError> {
    let failed = doing("list its loads");
    let mut statement = connection
        .prepare_cached("SELECT id, what, first_seq, entries FROM load ORDER BY first_seq")
        .map_err(&failed)?;
    let rows = statement.query_map([], load).map_err(&failed)?;
    rows.collect::<Result<_, _>>().map_err(&failed)
}

/// A row of `load`: id, what, first_seq, entries. A text that is not UTF-8 any more is read as well as it can be: it
/// then differs from what its entries were hashed with, and `verify` finds it there.
pub(super) fn load(row: &Row<'_>) -> rusqlite::Result<StoredLoad> {
    let text = |index| -> rusqlite::Result<Arc<str>> {
        Ok(String::from_utf8_lossy(row.get_ref(index)?.as_bytes()?).into())
    };
    Ok(StoredLoad {
        load: Load { id: text(0)?, what: text(1)? },
        // Below zero is tampered with too: it then speaks of no entry.
        first: u64::try_from(row.get::<_, i64>(2)?).unwrap_or(u64::MAX),
        entries: u64::try_from(row.get::<_, i64>(3)?).unwrap_or(0),
    })
}

/// What a walk over the entries from 1 to the head does not meet: a payload without an entry, an entry numbered below 1.
pub(super) fn stray(connection: &Connection) -> Result<Option<(u64, &'static str)>, StoreError> {
    let failed = doing("look for payloads without an entry");
    let payload = connection
        .query_row(
            "SELECT min(stray.seq) FROM (SELECT seq FROM payload UNION ALL SELECT seq FROM sealed_payload) AS stray \
             LEFT JOIN entry ON entry.seq = stray.seq WHERE entry.seq IS NULL HAVING min(stray.seq) IS NOT NULL",
            [],
            |row| row.get::<_, i64>(0),
        )
        .optional()
        .map_err(&failed)?;
    if let Some(seq) = payload {
        return Ok(Some((seq as u64, "only a payload")));
    }
    let below: Option<i64> =
        connection.query_row("SELECT min(seq) FROM entry", [], |row| row.get(0)).map_err(&failed)?;
    Ok(below.filter(|&seq| seq < 1).map(|seq| (seq as u64, "an entry numbered below 1")))
}

/// The first thing that SQLite finds wrong with its file: a page out of order, an index that lacks a row. Reads the whole file.
pub(super) fn damage(connection: &Connection) -> Result<Option<String>, StoreError> {
    let failed = doing("check how its file is kept");
    let found: String =
        connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(&failed)?;
    Ok(Some(found).filter(|found| found != "ok"))
}

/// What there is of the payload of a row.
fn payload<'row>(
    seq: u64,
    row: &'row impl Values,
    erased: bool,
) -> Result<Option<StoredPayload<'row>>, StoreError> {
    let unreadable = |column| StoreError::Unreadable { seq, column };
    let raw = |at, column| row.value(at).ok_or_else(|| unreadable(column));
    let salt_and_json = (raw(23, "salt")?, raw(24, "payload")?);
    let key_and_bytes = (raw(25, "key of the payload")?, raw(26, "sealed payload")?);
    match (salt_and_json, key_and_bytes) {
        ((ValueRef::Null, ValueRef::Null), (ValueRef::Null, ValueRef::Null)) => {
            Ok(erased.then_some(StoredPayload::Erased))
        }
        _ if erased => Err(unreadable("payload, which was erased,")),
        ((ValueRef::Blob(salt), ValueRef::Text(json)), (ValueRef::Null, ValueRef::Null)) => {
            Ok(Some(StoredPayload::Open { salt, json }))
        }
        ((ValueRef::Null, ValueRef::Null), (ValueRef::Integer(key), ValueRef::Blob(bytes))) => {
            Ok(Some(StoredPayload::Sealed { key: key as u64, bytes }))
        }
        _ => Err(unreadable("payload")),
    }
}

/// The values of a row, by column.
pub(super) trait Values {
    /// None where there is no such column.
    fn value(&self, at: usize) -> Option<ValueRef<'_>>;
}

impl Values for Row<'_> {
    fn value(&self, at: usize) -> Option<ValueRef<'_>> {
        self.get_ref(at).ok()
    }
}

impl<V: Values> Cells for V {
    fn text(&self, at: usize) -> Result<Option<&str>, NotThat> {
        self.value(at).ok_or(NotThat)?.as_str_or_null().map_err(|_| NotThat)
    }

    fn number(&self, at: usize) -> Result<Option<i64>, NotThat> {
        self.value(at).ok_or(NotThat)?.as_i64_or_null().map_err(|_| NotThat)
    }

    fn digest(&self, at: usize) -> Result<Option<Digest>, NotThat> {
        let bytes = self.value(at).ok_or(NotThat)?.as_blob_or_null().map_err(|_| NotThat)?;
        bytes.map(|bytes| bytes.try_into().map(Digest).map_err(|_| NotThat)).transpose()
    }
}
