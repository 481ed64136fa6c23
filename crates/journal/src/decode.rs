//! A row of the entries, whichever database it comes from, into an envelope.
//!
//! A store says how one cell of its rows is read ([`Cells`]); which cell is what of an envelope, and what may not be, is here.

use std::sync::Arc;

use calendar::{Day, Moment};
use rustc_hash::FxHashMap;

use crate::error::StoreError;
use crate::store::StoredLoad;
use crate::{Act, Digest, Envelope, Happened, Load, Place, Source, SubjectId};

/// A cell does not hold what its column should.
pub(crate) struct NotThat;

/// The cells of a row of `entry`, from 0: seq, authority, subject, kind, record_id, revision, act, happened_from, happened_to,
/// recorded, stamped, backlog, who, load, file, line, supersedes, reason, permit_reason, digest, looks, prev, hash. An empty
/// cell is `None`.
pub(crate) trait Cells {
    /// A text.
    fn text(&self, at: usize) -> Result<Option<&str>, NotThat>;
    /// A whole number, of whatever width the column has; a flag is 0 or 1.
    fn number(&self, at: usize) -> Result<Option<i64>, NotThat>;
    /// A digest.
    fn digest(&self, at: usize) -> Result<Option<Digest>, NotThat>;
}

/// Loads by id.
pub(crate) type Loads = FxHashMap<Arc<str>, Arc<Load>>;

/// The loads of a snapshot by their ids.
pub(crate) fn by_id(loads: Vec<StoredLoad>) -> Loads {
    loads.into_iter().map(|stored| (stored.load.id.clone(), Arc::new(stored.load))).collect()
}

/// Reads row after row into one envelope, keeping what is the same as in the row before: most texts are.
pub(crate) struct Decoder {
    pub(crate) envelope: Envelope,
    loads: Loads,
}

impl Decoder {
    pub(crate) fn new(loads: Loads) -> Decoder {
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
    ///
    /// # Errors
    /// A cell cannot be read: the error names the entry and the column.
    pub(crate) fn decode(&mut self, cells: &impl Cells) -> Result<(), StoreError> {
        let to = &mut self.envelope;
        // A number below zero is tampered with, and found by who walks the entries.
        to.seq = Columns { cells, seq: 0 }.whole::<i64>(0, "number")? as u64;
        let from = Columns { cells, seq: to.seq };
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
        to.backlog = match from.whole::<i64>(11, "backlog flag")? {
            0 => false,
            1 => true,
            _ => return Err(from.unreadable("backlog flag")),
        };
        keep(&mut to.who, from.text(12, "person")?);
        let (load, file) = (from.maybe_text(13, "load")?, from.maybe_text(14, "file")?);
        let line: Option<u64> = from.maybe_whole(15, "line")?;
        let find = |id: &str| self.loads.get(id).cloned().ok_or_else(|| from.unreadable("load"));
        match (load, file, line) {
            (None, None, None) => to.source = Source::Act,
            (Some(id), None, None) => to.source = Source::Load { load: find(id)?, place: None },
            (Some(id), Some(file), Some(line)) => match &mut to.source {
                Source::Load { load, place: Some(place) } if &*load.id == id => {
                    keep(&mut place.file, file);
                    place.line = line;
                }
                source => {
                    let place = Some(Place { file: file.into(), line });
                    *source = Source::Load { load: find(id)?, place };
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

/// The cells of one row; each knows whose it is when it cannot be read.
struct Columns<'row, C> {
    cells: &'row C,
    seq: u64,
}

impl<'row, C: Cells> Columns<'row, C> {
    fn unreadable(&self, column: &'static str) -> StoreError {
        StoreError::Unreadable { seq: self.seq, column }
    }

    fn maybe_text(&self, at: usize, column: &'static str) -> Result<Option<&'row str>, StoreError> {
        self.cells.text(at).map_err(|NotThat| self.unreadable(column))
    }

    fn text(&self, at: usize, column: &'static str) -> Result<&'row str, StoreError> {
        self.maybe_text(at, column)?.ok_or_else(|| self.unreadable(column))
    }

    fn maybe_whole<T: TryFrom<i64>>(&self, at: usize, column: &'static str) -> Result<Option<T>, StoreError> {
        let number = self.cells.number(at).map_err(|NotThat| self.unreadable(column))?;
        number.map(|number| T::try_from(number).map_err(|_| self.unreadable(column))).transpose()
    }

    fn whole<T: TryFrom<i64>>(&self, at: usize, column: &'static str) -> Result<T, StoreError> {
        self.maybe_whole(at, column)?.ok_or_else(|| self.unreadable(column))
    }

    fn day(&self, at: usize, column: &'static str) -> Result<Option<Day>, StoreError> {
        Ok(self.maybe_whole(at, column)?.map(Day::from_number))
    }

    fn maybe_digest(&self, at: usize, column: &'static str) -> Result<Option<Digest>, StoreError> {
        self.cells.digest(at).map_err(|NotThat| self.unreadable(column))
    }
}
