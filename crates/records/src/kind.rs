//! What a kind of fact is: its name, its fields, who it is about.

use std::any::Any;
use std::fmt::Debug;
use std::sync::Arc;

use calendar::Day;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(crate) use crate::form::Form;
use crate::form::{Trouble, line};

/// Who or what a fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SubjectKind {
    /// A child, or a care leaver: one person keeps one record.
    Child,
    /// A household approved to foster or adopt, or asking to be.
    CarerHousehold,
    /// A worker, or a volunteer such as an independent visitor.
    Worker,
    /// A children's home, or premises of supported accommodation.
    Home,
    /// The authority itself: its settings, targets, benchmarks and published figures.
    Authority,
}

impl SubjectKind {
    /// The word before the colon in a subject's text form.
    pub const fn word(self) -> &'static str {
        match self {
            SubjectKind::Child => "child",
            SubjectKind::CarerHousehold => "carer-household",
            SubjectKind::Worker => "worker",
            SubjectKind::Home => "home",
            SubjectKind::Authority => "authority",
        }
    }

    /// Every kind of subject.
    pub const ALL: &'static [SubjectKind] = &[
        SubjectKind::Child,
        SubjectKind::CarerHousehold,
        SubjectKind::Worker,
        SubjectKind::Home,
        SubjectKind::Authority,
    ];
}

/// How closely a kind of fact must be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sensitivity {
    /// About no person: settings, populations, published figures.
    Open,
    /// About a child or carer: seen by those who work with them.
    Personal,
    /// Closed to most, whoever works with the child: adoption, advocacy.
    Restricted,
}

/// One field of a kind. Names are never renamed or used again.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The name in the payload.
    pub name: &'static str,
    /// The question, as a person reads it.
    pub label: &'static str,
    /// What helps to answer it; may be empty.
    pub hint: &'static str,
    /// What it takes.
    pub form: Form,
    /// The column of the looked-after return that it feeds, as `Table.COLUMN`; empty where there is none.
    pub returned_as: &'static str,
    /// Whether it may be left unanswered. A field that may not must be answered before the record can be kept; a payload
    /// that lacks it does not read, a question of yes or no apart (no).
    pub optional: bool,
    /// Whether the program answers it and no form asks: the digest of a document.
    pub given: bool,
}

impl Field {
    /// A field that must be answered, with no hint and no column.
    pub const fn new(name: &'static str, label: &'static str, form: Form) -> Field {
        Field { name, label, hint: "", form, returned_as: "", optional: false, given: false }
    }

    /// May be left unanswered.
    pub const fn optional(mut self) -> Field {
        self.optional = true;
        self
    }

    /// Answered by the program: no form asks it.
    pub const fn given(mut self) -> Field {
        self.given = true;
        self
    }

    /// With a hint.
    pub const fn hint(mut self, hint: &'static str) -> Field {
        self.hint = hint;
        self
    }

    /// With the column of the return it feeds.
    pub const fn returned_as(mut self, column: &'static str) -> Field {
        self.returned_as = column;
        self
    }
}

/// Reads a payload of one kind.
pub type Read = fn(&[u8]) -> Result<Arc<dyn Record>, serde_json::Error>;

/// A kind of fact.
#[derive(Debug)]
pub struct Kind {
    /// Its name in the journal. Never renamed, never used again for something else.
    pub name: &'static str,
    /// Its title, for people.
    pub title: &'static str,
    /// Who it is about.
    pub subject: SubjectKind,
    /// How closely it must be held.
    pub sensitivity: Sensitivity,
    /// Its fields, in the order in which they are asked.
    pub fields: &'static [Field],
    /// Reads a payload; the message says what does not fit.
    pub read: Read,
}

impl PartialEq for Kind {
    fn eq(&self, other: &Kind) -> bool {
        self.name == other.name
    }
}

impl Eq for Kind {}

/// When a fact was true in the world: a day, a span, or at no particular time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Happened {
    /// The day, or the first day.
    pub from: Option<Day>,
    /// The last day, where the fact itself says so.
    pub to: Option<Day>,
}

impl Happened {
    /// On one day.
    pub const fn on(day: Day) -> Happened {
        Happened { from: Some(day), to: None }
    }

    /// From a day, to a day where it is known.
    pub const fn span(from: Day, to: Option<Day>) -> Happened {
        Happened { from: Some(from), to }
    }
}

/// A record struct: what a kind's file defines.
pub trait Definition: Serialize + DeserializeOwned + PartialEq + Debug + Send + Sync + 'static {
    /// The kind.
    const KIND: &'static Kind;

    /// When it was true.
    fn happened(&self) -> Happened;

    /// What is wrong with what was said, beyond what the fields take: an action without an owner, an end before its
    /// beginning. None by default. What [`stops`](Trouble::stops) must be put right before the record is kept; the rest
    /// is told kindly while somebody writes.
    fn check(&self) -> Vec<Trouble> {
        Vec::new()
    }

    /// Whether it is worth a mark in the child's chronology: a significant event. Not by default.
    fn significant(&self) -> bool {
        false
    }

    /// It in one plain line, for lists and chronologies, without the day and without the kind's title: "Was the child
    /// seen? Yes. Was the child seen alone? No." By default made from the fields; an empty text where there is nothing
    /// to add to the title.
    fn line(&self) -> String {
        line(Self::KIND, &self.to_json())
    }
}

/// A record of some kind, behind a pointer.
pub trait Record: Debug + Send + Sync + 'static {
    /// Its kind.
    fn kind(&self) -> &'static Kind;
    /// When it was true.
    fn happened(&self) -> Happened;
    /// Its payload: JSON with the fields in the order of the definition.
    fn to_json(&self) -> String;
    /// What is wrong with it: see [`Definition::check`].
    fn check(&self) -> Vec<Trouble>;
    /// Whether it is a significant event: see [`Definition::significant`].
    fn significant(&self) -> bool;
    /// It in one plain line: see [`Definition::line`].
    fn line(&self) -> String;
    /// For looking at one kind.
    fn as_any(&self) -> &dyn Any;
}

const ENDED_BEFORE: &str = "It ended before it began: change one of the two days";

/// The field that says when something ended: the last that holds that day.
fn last_day<T: Definition>(said: &T, to: Day) -> &'static str {
    let (payload, says) = (serde_json::to_value(said).unwrap_or_default(), to.to_string());
    let holds =
        |field: &&Field| payload.get(field.name).and_then(serde_json::Value::as_str) == Some(says.as_str());
    let fields = T::KIND.fields;
    fields.iter().rfind(holds).or_else(|| fields.first()).map_or("", |field| field.name)
}

impl<T: Definition> Record for T {
    fn kind(&self) -> &'static Kind {
        T::KIND
    }

    fn happened(&self) -> Happened {
        Definition::happened(self)
    }

    fn to_json(&self) -> String {
        // A record struct has text keys and finite numbers only: it always serialises.
        serde_json::to_string(self).unwrap_or_default()
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Definition::check(self);
        let Happened { from, to } = Definition::happened(self);
        // Whatever a kind says of itself: nothing ends before it began.
        if let Some((from, to)) = from.zip(to)
            && to < from
            && !troubles.iter().any(|trouble| trouble.stops)
        {
            troubles.push(Trouble::stops(last_day(self, to), ENDED_BEFORE));
        }
        troubles
    }

    fn significant(&self) -> bool {
        Definition::significant(self)
    }

    fn line(&self) -> String {
        Definition::line(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// Reads a payload of one kind: the `read` of its [`Kind`].
pub fn read<T: Definition>(payload: &[u8]) -> Result<Arc<dyn Record>, serde_json::Error> {
    serde_json::from_slice::<T>(payload).map(|record| Arc::new(record) as Arc<dyn Record>)
}

/// For leaving `false` out of a payload.
#[allow(clippy::trivially_copy_pass_by_ref)] // the signature serde asks for
pub(crate) fn is_false(value: &bool) -> bool {
    !*value
}

/// For leaving 0 out of a payload.
#[allow(clippy::trivially_copy_pass_by_ref)] // the signature serde asks for
pub(crate) fn is_zero(value: &u8) -> bool {
    *value == 0
}

#[cfg(test)]
mod tests {
    fn stops(kind: &str, json: &str) -> Vec<String> {
        let record = (crate::kind(kind).unwrap().read)(json.as_bytes()).unwrap();
        let stops = record.check().into_iter().filter(|trouble| trouble.stops);
        stops.map(|trouble| trouble.field).collect()
    }

    /// Whatever a kind asks beyond that.
    #[test]
    fn nothing_ends_before_it_began() {
        let adviser = |until: &str| format!(r#"{{"since":"2018-02-01","until":"{until}","worker":"ada"}}"#);
        assert_eq!(stops("personal_adviser", &adviser("2018-01-31")), ["until"]);
        assert!(
            stops("personal_adviser", &adviser("2018-02-01")).is_empty(),
            "the day itself is no contradiction"
        );
        let group = r#"{"since":"2018-02-01","until":"2018-01-01","name":"North","hub":true}"#;
        assert_eq!(stops("constellation", group), ["until"]);
        assert_eq!(
            stops("care_proceedings", r#"{"issued":"2018-02-01","concluded":"2018-01-01"}"#),
            ["concluded"]
        );
        // A kind that says so itself says it once.
        let arranged = r#"{"since":"2018-02-01","until":"2018-01-01","with":"Mother","how":"together","often":"weekly"}"#;
        assert_eq!(stops("family_time_arranged", arranged), ["until"]);
    }
}
