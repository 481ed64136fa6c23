//! The right to read, as a value that one is handed.

use std::sync::Arc;

use records::coming_into_care::{Address, Document};
use records::{Fact, Kind, Subject, SubjectKind};
use thiserror::Error;

use crate::{Asking, Parts, Person, Role};

/// The right to read the case facts of one subject. Made only by this crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    pub(crate) who: Arc<str>,
    pub(crate) subject: Subject,
    pub(crate) why: String,
    pub(crate) broke_glass: bool,
    /// The only kinds that it opens of its parts; `None`: all that stand in them.
    pub(crate) only: Option<&'static [&'static str]>,
    pub(crate) reads: Parts,
    pub(crate) writes: Parts,
}

impl Permit {
    pub(crate) fn of(asking: &Asking<'_>, why: String, reads: Parts, writes: Parts) -> Permit {
        // Whoever else works with the whole child reads it: a social worker grades no work of their own, and neither raises nor
        // answers a challenge to it.
        let writes = match asking.person.role {
            Role::ReviewingOfficer => writes,
            Role::TeamManager | Role::HeadOfService | Role::Advocate => writes.but(Parts::REVIEWING),
            _ => writes.but(Parts::REVIEWING.and(Parts::CHALLENGE)),
        };
        let audits = matches!(
            asking.person.role,
            Role::TeamManager | Role::ReviewingOfficer | Role::HeadOfService | Role::QualityAssurance
        );
        let writes = if audits { writes } else { writes.but(Parts::AUDIT) };
        // Whoever works with the child takes a request; what is shown is decided by those who keep the records.
        let keeps = matches!(asking.person.role, Role::HeadOfService | Role::QualityAssurance);
        let writes = if keeps { writes } else { writes.but(Parts::DISCLOSURE) };
        // What a young person wrote is theirs: nobody writes it for them, or puts it right.
        let writes = if asking.person.role == Role::Child { writes } else { writes.but(Parts::OWN_WORDS) };
        Permit {
            who: asking.person.id.clone(),
            subject: Subject::child(&asking.child.child),
            why,
            broke_glass: false,
            only: None,
            reads,
            writes,
        }
    }

    /// The permit to read a record that is no child's: it has no parts.
    pub(crate) fn beside(person: &Person, subject: Subject, why: String) -> Permit {
        let (reads, writes) = (Parts::NONE, Parts::NONE);
        Permit { who: person.id.clone(), subject, why, broke_glass: false, only: None, reads, writes }
    }

    /// Who reads, by id.
    pub fn who(&self) -> &Arc<str> {
        &self.who
    }

    /// Whose record.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Why, as it follows "you are": "the child’s social worker since 3 May 2026". Of a broken glass, what the person said.
    /// Holds no case detail of its own: it is kept in the log.
    pub fn why(&self) -> &str {
        &self.why
    }

    /// Whether the person had no working reason and gave one themselves.
    pub fn broke_glass(&self) -> bool {
        self.broke_glass
    }

    /// The parts of the record that it opens.
    pub fn reads(&self) -> Parts {
        self.reads
    }

    /// The parts that the person adds to and puts right.
    pub fn writes(&self) -> Parts {
        self.writes
    }

    /// Whether it opens a kind of record. A record that is not a child's has no parts: it is open as a whole.
    pub fn may_read(&self, kind: &Kind) -> bool {
        let among = self.only.is_none_or(|only| only.contains(&kind.name));
        self.subject.kind != SubjectKind::Child || (among && self.reads.hold(kind))
    }

    /// What it opens of a record, to be compared: two permits that open the same show the same.
    pub fn opens(&self) -> Opens {
        Opens { parts: self.reads, only: self.only }
    }

    /// Whether it opens a fact: one of a kind that it opens; a document, where it opens the kind of what the document belongs to;
    /// an address that must be kept from others, where it opens the whole of the social work with the child.
    pub fn may_read_fact(&self, fact: &Fact) -> bool {
        let belongs_to =
            fact.of::<Document>().and_then(|document| records::kind(document.to_kind.as_deref()?));
        let kept = fact.of::<Address>().is_some_and(|address| address.confidential);
        self.may_read(fact.record.kind())
            && belongs_to.is_none_or(|kind| self.may_read(kind))
            && (!kept || self.is_whole())
    }

    /// Those of the facts of a record, in the order of the journal, that it opens. A record whose newest revision it does not
    /// open
    /// is closed whole: what an address was before somebody said that it must be kept is the same address.
    pub fn opened<'a>(&self, facts: &'a [Fact]) -> impl Iterator<Item = &'a Fact> {
        let closed: Vec<&Fact> = facts.iter().filter(|fact| !self.may_read_fact(fact)).collect();
        let newest = |fact: &Fact, other: &Fact| {
            other.id == fact.id
                && other.record.kind() == fact.record.kind()
                && other.revision >= fact.revision
        };
        let is_open = move |fact: &&Fact| !closed.iter().any(|shut| newest(fact, shut));
        facts.iter().filter(is_open)
    }

    /// Whether it lets the person record one of a kind.
    pub fn may_write(&self, kind: &Kind) -> bool {
        self.subject.kind == SubjectKind::Child && self.writes.hold(kind)
    }

    /// Whether it opens the whole of the social work with the child, not a part only.
    pub fn is_whole(&self) -> bool {
        self.subject.kind != SubjectKind::Child
            || (self.only.is_none() && Parts::WHOLE.but(self.reads).is_empty())
    }

    /// The sentence for the reader.
    pub fn sentence(&self) -> String {
        if self.broke_glass {
            format!("You have no working reason on record to open this. You said: “{}”", self.why)
        } else {
            format!("You can open this because you are {}.", self.why)
        }
    }
}

/// What a permit opens of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opens {
    parts: Parts,
    only: Option<&'static [&'static str]>,
}

/// The right to see a list of work. Whose children are named in it is cut by [`crate::Seen`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPermit {
    pub(crate) who: Arc<str>,
}

impl ListPermit {
    /// Who reads, by id.
    pub fn who(&self) -> &Arc<str> {
        &self.who
    }
}

/// Why not.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{sentence}")]
pub struct Refusal {
    /// What the reader is told: the same for a record that is closed to them and for an identifier that is nobody's.
    pub sentence: String,
    /// Whether the reader is asked for a reason. Whether it opens anything is told only once it is given.
    pub may_break_glass: bool,
    pub(crate) nearest: String,
    pub(crate) opens: bool,
}

impl Refusal {
    /// A refusal that tells nothing of any record: a role may not do something.
    pub fn told(sentence: impl Into<String>) -> Refusal {
        let sentence = sentence.into();
        Refusal { nearest: sentence.clone(), sentence, may_break_glass: false, opens: false }
    }

    /// The nearest rule missed, for those who may know it: whoever may open the record themselves.
    pub fn nearest(&self) -> &str {
        &self.nearest
    }

    /// Whether a reason opens the record: only once one is given may the reader know.
    pub fn opens(&self) -> bool {
        self.opens
    }
}
