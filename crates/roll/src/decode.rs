//! Entries of the journal into facts, in parallel.

use std::fmt::Write;
use std::ops::ControlFlow;
use std::sync::Arc;

use calendar::Moment;
use journal::{Act, Digest, Envelope, Journal, Source, StoreError, SubjectId};
use rayon::prelude::*;
use records::{Fact, KINDS, Kind, Origin, Subject};
use rustc_hash::FxHashMap;

use crate::problem::{Problem, Reason};

/// Entries one thread reads and decodes at a time, on a connection of its own.
const PART: u64 = 32_768;

/// What a part of the journal says.
#[derive(Default)]
pub(crate) struct Part {
    /// By subject, in the order of the journal.
    pub(crate) subjects: Vec<(Subject, Vec<Said>)>,
    pub(crate) problems: Vec<Problem>,
    /// The latest moment at which anything in it was learnt.
    pub(crate) learnt: Option<Moment>,
    pub(crate) authority: Option<Arc<str>>,
    /// Bytes of payloads.
    pub(crate) said: u64,
    /// The hash that its first entry follows, and that of its last.
    pub(crate) between: Option<(Digest, Digest)>,
}

/// What one entry says.
pub(crate) enum Said {
    Fact(Fact),
    /// It was erased: nothing of it is left but that it was.
    Erased(Erased),
    /// What is withdrawn stands in an earlier entry, perhaps of another part.
    Withdrawal(Withdrawal),
}

impl Said {
    pub(crate) fn kind(&self) -> &'static Kind {
        match self {
            Said::Fact(fact) => fact.record.kind(),
            Said::Erased(erased) => erased.kind,
            Said::Withdrawal(withdrawal) => withdrawal.kind,
        }
    }
}

pub(crate) struct Withdrawal {
    pub(crate) kind: &'static Kind,
    pub(crate) id: Arc<str>,
    pub(crate) revision: u32,
    pub(crate) recorded: Moment,
    pub(crate) origin: Arc<Origin>,
}

/// An entry whose payload was erased: what its envelope still says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// The kind of record that it was.
    pub kind: &'static Kind,
    /// Its identifier.
    pub id: Arc<str>,
    /// Its revision.
    pub revision: u32,
    /// When it was learnt.
    pub recorded: Moment,
    /// Who recorded it, from where; its number in the journal.
    pub origin: Arc<Origin>,
}

/// The entries after `after`, up to and including `to`, in parts that follow each other.
pub(crate) fn parts(journal: &Journal, after: u64, to: u64) -> Result<Vec<Part>, StoreError> {
    let starts: Vec<u64> = (after..to).step_by(PART as usize).collect();
    let kinds: Kinds = KINDS.iter().map(|kind| (kind.name, *kind)).collect();
    starts.into_par_iter().map(|start| part(journal, start, to.min(start + PART), &kinds)).collect()
}

type Kinds = FxHashMap<&'static str, &'static Kind>;

fn part(journal: &Journal, after: u64, to: u64, kinds: &Kinds) -> Result<Part, StoreError> {
    let mut part = Part::default();
    let mut places: FxHashMap<SubjectId, Option<usize>> = FxHashMap::default();
    journal.entries_between(after, to, |envelope, payload| {
        part.learnt = part.learnt.max(Some(envelope.recorded));
        part.between = Some((part.between.map_or(envelope.prev, |(first, _)| first), envelope.hash));
        part.said += payload.map_or(0, |payload| payload.len() as u64);
        part.authority.get_or_insert_with(|| envelope.authority.clone());
        let place = *places.entry(envelope.subject.clone()).or_insert_with(|| {
            let subject = envelope.subject.as_str().parse().ok()?;
            part.subjects.push((subject, Vec::new()));
            Some(part.subjects.len() - 1)
        });
        let said =
            place.and_then(|place| part.subjects.get_mut(place)).ok_or(Reason::UnknownSubject).and_then(
                |(subject, facts)| decode(envelope, payload, subject, kinds).map(|said| facts.push(said)),
            );
        if let Err(reason) = said {
            part.problems.push(Problem {
                seq: envelope.seq,
                subject: envelope.subject.as_str().into(),
                kind: envelope.kind.clone(),
                record_id: envelope.record_id.clone(),
                reason,
            });
        }
        ControlFlow::Continue(())
    })?;
    Ok(part)
}

fn decode(
    envelope: &Envelope,
    payload: Option<&[u8]>,
    subject: &Subject,
    kinds: &Kinds,
) -> Result<Said, Reason> {
    let kind = kinds.get(&*envelope.kind).copied().ok_or(Reason::UnknownKind)?;
    if kind.subject != subject.kind {
        return Err(Reason::WrongSubject(kind.subject.word()));
    }
    let (id, revision, recorded) = (envelope.record_id.clone(), envelope.revision, envelope.recorded);
    let origin = Arc::new(origin(envelope));
    if envelope.act == Act::Withdrawn {
        return Ok(Said::Withdrawal(Withdrawal { kind, id, revision, recorded, origin }));
    }
    let Some(payload) = payload else {
        // An entry that had a payload and has none was erased: `verify` says so where it was not.
        return match envelope.digest {
            Some(_) => Ok(Said::Erased(Erased { kind, id, revision, recorded, origin })),
            None => Err(Reason::NoPayload),
        };
    };
    // Where, and not what: the decoder's own words may quote the payload.
    let record = (kind.read)(payload)
        .map_err(|error| Reason::Unreadable { line: error.line(), column: error.column() })?;
    Ok(Said::Fact(Fact { id, revision, recorded, withdrawn: false, record, origin }))
}

fn origin(envelope: &Envelope) -> Origin {
    let batch = match &envelope.source {
        Source::Act => Arc::default(),
        Source::Load { load, place: None } => load.id.clone(),
        Source::Load { load, place: Some(place) } => {
            let mut text = String::with_capacity(load.id.len() + place.file.len() + 16);
            // Writing to a text cannot fail.
            let _ = write!(text, "{}, {} line {}", load.id, place.file, place.line);
            text.into()
        }
    };
    Origin { seq: envelope.seq, who: envelope.who.clone(), batch }
}
