//! What is known about a fact apart from the fact.

use std::fmt;
use std::sync::Arc;

use calendar::{Day, Moment};

use crate::Digest;

/// Whom or what a fact is about: a sort and an id, such as `child:566910` or `authority:372`. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubjectId(Arc<str>);

/// A text that is not a subject.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is not a subject: write a sort, a colon and an id of at most 1,024 bytes without \
     control characters, such as child:566910"
)]
pub struct SubjectIdError(String);

impl SubjectId {
    /// Reads a subject. The sort is lower-case letters, digits, `-` and `_`; the id is not empty.
    pub fn new(text: &str) -> Result<SubjectId, SubjectIdError> {
        let well_formed = text.len() <= crate::limits::TEXT_BYTES
            && !text.chars().any(char::is_control)
            && text.split_once(':').is_some_and(|(sort, id)| {
                let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
                !sort.is_empty() && sort.chars().all(plain) && !id.is_empty()
            });
        if well_formed {
            Ok(SubjectId(text.into()))
        } else {
            Err(SubjectIdError(text.chars().take(40).collect()))
        }
    }

    /// A subject as the journal holds it, whatever its form: it was checked when it came in, and `verify` says
    /// whether it was changed since.
    pub(crate) fn stored(text: &str) -> SubjectId {
        SubjectId(text.into())
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The sort: `child` of `child:566910`.
    pub fn sort(&self) -> &str {
        self.0.split_once(':').map_or("", |(sort, _)| sort)
    }

    /// The id: `566910` of `child:566910`.
    pub fn id(&self) -> &str {
        self.0.split_once(':').map_or("", |(_, id)| id)
    }
}

impl fmt::Display for SubjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SubjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What an entry does to its record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// The record is made, or made again after it was withdrawn.
    Recorded,
    /// The record is put right; the revision before stays readable.
    Corrected,
    /// The record was made in error: it never was. Nothing more is known of it from here on.
    Withdrawn,
}

impl Act {
    /// The word the journal keeps: `recorded`, `corrected`, `withdrawn`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Act::Recorded => "recorded",
            Act::Corrected => "corrected",
            Act::Withdrawn => "withdrawn",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Act> {
        [Act::Recorded, Act::Corrected, Act::Withdrawn].into_iter().find(|act| act.as_str() == text)
    }
}

/// When it was true, as days in England: a day has `from` equal to `to`; a span that has not ended has no `to`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Happened {
    /// The first day, where it is known.
    pub from: Option<Day>,
    /// The last day, where there is one.
    pub to: Option<Day>,
}

impl Happened {
    /// On one day.
    pub const fn on(day: Day) -> Happened {
        Happened { from: Some(day), to: Some(day) }
    }

    /// From a day on.
    pub const fn since(day: Day) -> Happened {
        Happened { from: Some(day), to: None }
    }

    /// From a first day to a last day.
    pub const fn between(from: Day, to: Day) -> Happened {
        Happened { from: Some(from), to: Some(to) }
    }

    /// At no day that is known.
    pub const fn unknown() -> Happened {
        Happened { from: None, to: None }
    }
}

/// Many entries that came in together from files, such as one council's yearly return.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Load {
    /// Names the load, once for all time in its journal.
    pub id: Arc<str>,
    /// What it was, for people: "SSDA903 return of 2017/18".
    pub what: Arc<str>,
}

/// A line of a file that was loaded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The file's name, without its folder.
    pub file: Arc<str>,
    /// The line, counted from 1 as the file's reader counts them.
    pub line: u64,
}

/// Where an entry came from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    /// A person's own act in Kith.
    Act,
    /// A load, and the line that said it, where one line did.
    Load {
        /// The load.
        load: Arc<Load>,
        /// The line.
        place: Option<Place>,
    },
}

/// What the journal knows about an entry apart from its payload. Never changed, never erased; so it holds no case
/// detail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Envelope {
    /// Place in the journal: 1, 2, 3 … without a gap.
    pub seq: u64,
    /// The local authority whose journal this is, by its code, such as `372`.
    pub authority: Arc<str>,
    /// Whom it is about.
    pub subject: SubjectId,
    /// The kind of record; the journal does not know the kinds.
    pub kind: Arc<str>,
    /// The record, unique within its subject and kind.
    pub record_id: Arc<str>,
    /// The revision of the record: 1, 2, 3 … without a gap.
    pub revision: u32,
    /// What this revision does.
    pub act: Act,
    /// When it was true.
    pub happened: Happened,
    /// When it was learnt: the journal's own stamp, or the moment a backlog import gave.
    pub recorded: Moment,
    /// When the journal wrote it, by its own clock; never earlier than the entry before.
    pub stamped: Moment,
    /// Whether `recorded` was given by a backlog import and not stamped by the journal.
    pub backlog: bool,
    /// Who recorded it, by id.
    pub who: Arc<str>,
    /// Where it came from.
    pub source: Source,
    /// The entry with the revision before this one.
    pub supersedes: Option<u64>,
    /// Why it was corrected or withdrawn, or made again.
    pub reason: Option<Arc<str>>,
    /// Why the person was let in, where the permit had a reason to give.
    pub permit_reason: Option<Arc<str>>,
    /// Digest of the payload with its salt; none where there is no payload.
    pub digest: Option<Digest>,
    /// Hash of the last look that was logged before the batch of which this is the first entry; none where nobody had looked.
    pub looks: Option<Digest>,
    /// Hash of the envelope before; [`Digest::NONE`] for the first.
    pub prev: Digest,
    /// Hash of all of the above.
    pub hash: Digest,
}

/// An envelope with its payload.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The envelope.
    pub envelope: Envelope,
    /// The record as JSON; none where the record was withdrawn.
    pub payload: Option<Vec<u8>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_a_sort_and_an_id() {
        for right in ["child:566910", "authority:372", "carer-household:F 12:b"] {
            assert_eq!(SubjectId::new(right).unwrap().as_str(), right);
        }
        let long = format!("child:{}", "9".repeat(1024));
        for wrong in ["", "child", "child:", ":566910", "Child:1", "child:1\n", &long] {
            assert!(SubjectId::new(wrong).is_err(), "{wrong}");
        }
        let subject = SubjectId::new("carer-household:F 12:b").unwrap();
        assert_eq!((subject.sort(), subject.id()), ("carer-household", "F 12:b"));
    }
}
