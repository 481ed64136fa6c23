//! A row of the entries, field by field, into an envelope.

use std::sync::Arc;

use calendar::{Day, Moment};
use rustc_hash::FxHashMap;
use tokio_postgres::Row;
use tokio_postgres::types::{FromSql, Type};

use super::reach::doing;
use crate::error::StoreError;
use crate::store::{StoredLoad, StoredPayload};
use crate::{Act, Digest, Envelope, Happened, Load, Place, Source, SubjectId};

/// The columns of `entry` in the order of [`Decoder`].
macro_rules! columns {
    () => {
        "entry.seq, entry.authority, subject, kind, record_id, revision, act, happened_from, happened_to, recorded, \
         stamped, backlog, who, load, file, line, supersedes, reason, permit_reason, digest, looks, prev, hash"
    };
}
pub(super) use columns;

/// As many fields as a row of those has, with what there is of its payload.
pub(super) const FIELDS: usize = 27;

/// The fields of a row.
pub(super) type Fields<'row> = [Option<&'row [u8]>; FIELDS];

/// A field as the server sends it.
struct Raw<'a>(&'a [u8]);

impl<'a> FromSql<'a> for Raw<'a> {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Raw<'a>, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Raw(raw))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// The fields of a row of a query; those it has none of are empty.
pub(super) fn fields(row: &Row) -> Result<Fields<'_>, StoreError> {
    let mut fields = [None; FIELDS];
    for (at, field) in fields.iter_mut().enumerate().take(row.len()) {
        let raw = row.try_get::<_, Option<Raw<'_>>>(at).map_err(doing("read its entries"))?;
        *field = raw.map(|raw| raw.0);
    }
    Ok(fields)
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

    /// Takes a row in.
    pub(super) fn decode(&mut self, fields: &Fields<'_>) -> Result<(), StoreError> {
        let to = &mut self.envelope;
        to.seq = Columns { fields, seq: 0 }.whole(0, "number")?;
        let from = Columns { fields, seq: to.seq };
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
        to.recorded = Moment::from_micros(from.whole(9, "recorded moment")?);
        to.stamped = Moment::from_micros(from.whole(10, "stamp")?);
        to.backlog = from.whole::<u8>(11, "backlog flag")? == 1;
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
        to.digest = from.maybe_digest(19, "digest")?;
        to.looks = from.maybe_digest(20, "hash of looks")?;
        to.prev = from.maybe_digest(21, "hash before")?.ok_or_else(|| from.unreadable("hash before"))?;
        to.hash = from.maybe_digest(22, "hash")?.ok_or_else(|| from.unreadable("hash"))?;
        Ok(())
    }

    /// What there is of the payload of the row that was taken in.
    pub(super) fn payload<'row>(
        &self,
        fields: &Fields<'row>,
    ) -> Result<Option<StoredPayload<'row>>, StoreError> {
        let from = Columns { fields, seq: self.envelope.seq };
        match (fields[23], fields[24], fields[25], fields[26]) {
            (None, None, None, None) => Ok(None),
            (Some(salt), Some(json), None, None) => Ok(Some(StoredPayload::Open { salt, json })),
            (None, None, Some(_), Some(bytes)) => {
                Ok(Some(StoredPayload::Sealed { key: from.whole(25, "key of the payload")?, bytes }))
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

/// The fields of one row; each knows whose it is when it cannot be read.
struct Columns<'a, 'row> {
    fields: &'a Fields<'row>,
    seq: u64,
}

impl<'row> Columns<'_, 'row> {
    fn unreadable(&self, column: &'static str) -> StoreError {
        StoreError::Unreadable { seq: self.seq, column }
    }

    fn maybe_text(&self, at: usize, column: &'static str) -> Result<Option<&'row str>, StoreError> {
        let text = self.fields[at].map(std::str::from_utf8).transpose();
        text.map_err(|_| self.unreadable(column))
    }

    fn text(&self, at: usize, column: &'static str) -> Result<&'row str, StoreError> {
        self.maybe_text(at, column)?.ok_or_else(|| self.unreadable(column))
    }

    /// A number of whatever width the column has.
    fn maybe_whole<T: TryFrom<i64>>(&self, at: usize, column: &'static str) -> Result<Option<T>, StoreError> {
        let Some(bytes) = self.fields[at] else { return Ok(None) };
        let number = if let Ok(bytes) = <[u8; 8]>::try_from(bytes) {
            i64::from_be_bytes(bytes)
        } else if let Ok(bytes) = <[u8; 4]>::try_from(bytes) {
            i64::from(i32::from_be_bytes(bytes))
        } else if let [byte] = bytes {
            i64::from(*byte)
        } else {
            return Err(self.unreadable(column));
        };
        T::try_from(number).map(Some).map_err(|_| self.unreadable(column))
    }

    fn whole<T: TryFrom<i64>>(&self, at: usize, column: &'static str) -> Result<T, StoreError> {
        self.maybe_whole(at, column)?.ok_or_else(|| self.unreadable(column))
    }

    fn day(&self, at: usize, column: &'static str) -> Result<Option<Day>, StoreError> {
        Ok(self.maybe_whole(at, column)?.map(Day::from_number))
    }

    fn maybe_digest(&self, at: usize, column: &'static str) -> Result<Option<Digest>, StoreError> {
        let Some(bytes) = self.fields[at] else { return Ok(None) };
        bytes.try_into().map(|bytes| Some(Digest(bytes))).map_err(|_| self.unreadable(column))
    }
}
