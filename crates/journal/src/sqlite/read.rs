//! Entries out of SQLite.

use std::ops::ControlFlow;
use std::sync::Arc;

use calendar::{Day, Moment};
use rusqlite::types::{FromSql, ValueRef};
use rusqlite::{Connection, OptionalExtension, Params, Row, params};
use rustc_hash::FxHashMap;

use super::doing;
use crate::error::StoreError;
use crate::store::{Each, StoredLoad, StoredPayload, Tail, Which};
use crate::{Act, Digest, Envelope, Happened, Head, Load, Place, Source, SubjectId};

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

/// Streams entries from one snapshot.
pub(super) fn entries(
    connection: &mut Connection,
    which: Which<'_>,
    each: Each<'_>,
) -> Result<(), StoreError> {
    let failed = doing("read its entries");
    // One snapshot, so that the load of every entry is among the loads.
    let snapshot = connection.transaction().map_err(&failed)?;
    let loads = by_id(loads(&snapshot)?);
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
    let mut reader = Decoder::new(loads);
    while let Some(row) = rows.next().map_err(&failed)? {
        reader.decode(row)?;
        let payload = reader.payload(row)?;
        if let ControlFlow::Break(()) = each(&reader.envelope, payload) {
            break;
        }
    }
    Ok(())
}

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

/// Loads by id.
pub(super) type Loads = FxHashMap<Arc<str>, Arc<Load>>;

/// The loads of a snapshot by their ids.
pub(super) fn by_id(loads: Vec<StoredLoad>) -> Loads {
    loads.into_iter().map(|stored| (stored.load.id.clone(), Arc::new(stored.load))).collect()
}

/// Reads row after row into one envelope, keeping what is the same as in the row before: most texts are.
pub(super) struct Decoder {
    pub(super) envelope: Envelope,
    loads: Loads,
}

impl Decoder {
    pub(super) fn new(loads: Loads) -> Decoder {
        let none: Arc<str> = "".into();
        Decoder {
            loads,
            envelope: Envelope {
                seq: 0,
                authority: none.clone(),
                subject: SubjectId::stored(""),
                kind: none.clone(),
                record_id: none.clone(),
                revision: 0,
                act: Act::Recorded,
                happened: Happened::unknown(),
                recorded: Moment::from_micros(0),
                stamped: Moment::from_micros(0),
                backlog: false,
                who: none,
                source: Source::Act,
                supersedes: None,
                reason: None,
                permit_reason: None,
                digest: None,
                looks: None,
                prev: Digest::NONE,
                hash: Digest::NONE,
            },
        }
    }

    pub(super) fn decode(&mut self, row: &Row<'_>) -> Result<(), StoreError> {
        let to = &mut self.envelope;
        to.seq = row.get::<_, i64>(0).map_err(doing("read an entry's number"))? as u64;
        let from = Columns { row, seq: to.seq };
        keep(&mut to.authority, from.text(1, "authority")?);
        let subject = from.text(2, "subject")?;
        if to.subject.as_str() != subject {
            to.subject = SubjectId::stored(subject);
        }
        keep(&mut to.kind, from.text(3, "kind")?);
        keep(&mut to.record_id, from.text(4, "record id")?);
        to.revision = from.whole(5, "revision")?;
        to.act = Act::parse(from.text(6, "act")?).ok_or_else(|| from.unreadable("act"))?;
        to.happened = Happened { from: from.day(7, "first day")?, to: from.day(8, "last day")? };
        to.recorded = Moment::from_micros(from.value(9, "recorded moment")?);
        to.stamped = Moment::from_micros(from.value(10, "stamp")?);
        to.backlog = match from.value::<i64>(11, "backlog flag")? {
            0 => false,
            1 => true,
            _ => return Err(from.unreadable("backlog flag")),
        };
        keep(&mut to.who, from.text(12, "person")?);
        let (load, file) = (from.maybe_text(13, "load")?, from.maybe_text(14, "file")?);
        let line: Option<u64> = from.maybe_whole(15, "line")?;
        match (load, file, line) {
            (None, None, None) => to.source = Source::Act,
            (Some(id), None, None) => {
                to.source = Source::Load { load: find(&self.loads, id, &from)?, place: None };
            }
            (Some(id), Some(file), Some(line)) => match &mut to.source {
                Source::Load { load, place: Some(place) } if &*load.id == id => {
                    keep(&mut place.file, file);
                    place.line = line;
                }
                source => {
                    let place = Some(Place { file: file.into(), line });
                    *source = Source::Load { load: find(&self.loads, id, &from)?, place };
                }
            },
            _ => return Err(from.unreadable("source")),
        }
        to.supersedes = from.maybe_whole(16, "superseded entry")?;
        maybe_keep(&mut to.reason, from.maybe_text(17, "reason")?);
        maybe_keep(&mut to.permit_reason, from.maybe_text(18, "permit reason")?);
        to.digest = from.value::<Option<[u8; 32]>>(19, "digest")?.map(Digest);
        to.looks = from.value::<Option<[u8; 32]>>(20, "hash of looks")?.map(Digest);
        to.prev = Digest(from.value(21, "hash before")?);
        to.hash = Digest(from.value(22, "hash")?);
        Ok(())
    }

    fn payload<'row>(&self, row: &'row Row<'_>) -> Result<Option<StoredPayload<'row>>, StoreError> {
        let from = Columns { row, seq: self.envelope.seq };
        let salt_and_json = (from.raw(23, "salt")?, from.raw(24, "payload")?);
        let key_and_bytes = (from.raw(25, "key of the payload")?, from.raw(26, "sealed payload")?);
        match (salt_and_json, key_and_bytes) {
            ((ValueRef::Null, ValueRef::Null), (ValueRef::Null, ValueRef::Null)) => Ok(None),
            ((ValueRef::Blob(salt), ValueRef::Text(json)), (ValueRef::Null, ValueRef::Null)) => {
                Ok(Some(StoredPayload::Open { salt, json }))
            }
            ((ValueRef::Null, ValueRef::Null), (ValueRef::Integer(key), ValueRef::Blob(bytes))) => {
                Ok(Some(StoredPayload::Sealed { key: key as u64, bytes }))
            }
            _ => Err(from.unreadable("payload")),
        }
    }
}

fn find(loads: &Loads, id: &str, from: &Columns<'_, '_>) -> Result<Arc<Load>, StoreError> {
    loads.get(id).cloned().ok_or_else(|| from.unreadable("load"))
}

fn keep(slot: &mut Arc<str>, text: &str) {
    if &**slot != text {
        *slot = text.into();
    }
}

fn maybe_keep(slot: &mut Option<Arc<str>>, text: Option<&str>) {
    match (slot, text) {
        (Some(slot), Some(text)) => keep(slot, text),
        (slot, text) => *slot = text.map(Arc::from),
    }
}

/// The columns of one row; each knows whose it is when it cannot be read.
struct Columns<'row, 'statement> {
    row: &'row Row<'statement>,
    seq: u64,
}

impl<'row> Columns<'row, '_> {
    fn unreadable(&self, column: &'static str) -> StoreError {
        StoreError::Unreadable { seq: self.seq, column }
    }

    fn raw(&self, index: usize, column: &'static str) -> Result<ValueRef<'row>, StoreError> {
        self.row.get_ref(index).map_err(|_| self.unreadable(column))
    }

    fn value<T: FromSql>(&self, index: usize, column: &'static str) -> Result<T, StoreError> {
        T::column_result(self.raw(index, column)?).map_err(|_| self.unreadable(column))
    }

    fn text(&self, index: usize, column: &'static str) -> Result<&'row str, StoreError> {
        self.raw(index, column)?.as_str().map_err(|_| self.unreadable(column))
    }

    fn maybe_text(&self, index: usize, column: &'static str) -> Result<Option<&'row str>, StoreError> {
        self.raw(index, column)?.as_str_or_null().map_err(|_| self.unreadable(column))
    }

    fn maybe_whole<T: TryFrom<i64>>(
        &self,
        index: usize,
        column: &'static str,
    ) -> Result<Option<T>, StoreError> {
        let value: Option<i64> = self.value(index, column)?;
        value.map(|value| T::try_from(value).map_err(|_| self.unreadable(column))).transpose()
    }

    fn whole<T: TryFrom<i64>>(&self, index: usize, column: &'static str) -> Result<T, StoreError> {
        self.maybe_whole(index, column)?.ok_or_else(|| self.unreadable(column))
    }

    fn day(&self, index: usize, column: &'static str) -> Result<Option<Day>, StoreError> {
        Ok(self.maybe_whole(index, column)?.map(Day::from_number))
    }
}
