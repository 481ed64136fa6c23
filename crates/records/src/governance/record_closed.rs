//! Record closed to most.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Why a record is closed.
    ClosedBecause = "closed_because", "Why a record is closed" {
        Adoption = "adoption" "The child was adopted, or is placed for adoption",
        Colleague = "colleague" "The child is close to somebody who works here",
        Safety = "safety" "The child or family would be in danger if it were known where they are",
        Court = "court" "A court said so",
        Investigation = "investigation" "An investigation would be harmed",
        Other = "other" "Another reason",
    }
}

/// Somebody to whom a closed record stays open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTo {
    /// Worker.
    pub worker: String,
    /// Until.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// The record was closed to everybody but those who are named: whoever else works with the child has no way in.
///
/// Happened: the span. Nobody who is not named finds the child in a list, a search or behind a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordClosed {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Why is it closed.
    pub because: ClosedBecause,
    /// Who may still open it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open_to: Vec<OpenTo>,
    /// Who decided it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// The fields of somebody to whom it stays open.
const OPEN_TO: &[Field] =
    &[Field::new("worker", "Worker", Form::Worker), Field::new("until", "Until", Form::Day).optional()];

impl Definition for RecordClosed {
    const KIND: &'static Kind = &Kind {
        name: "record_closed",
        title: "Record closed to most",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("because", "Why is it closed?", Form::Choice(ClosedBecause::SET)),
            Field::new("open_to", "Who may still open it?", Form::Parts(OPEN_TO))
                .hint("Nobody else can, whoever they are: name somebody who will open it again")
                .optional(),
            Field::new("by", "Who decided it?", Form::Worker).optional(),
        ],
        read: read::<RecordClosed>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    /// A record that is open to nobody is nobody's work: what is due about the child would stand on no list.
    fn check(&self) -> Vec<Trouble> {
        let holds = |open: &&OpenTo| open.until.is_none_or(|until| until > self.since);
        if self.open_to.iter().any(|open| holds(&open)) {
            return Vec::new();
        }
        let says = "Name at least one person to whom it stays open, from the day on which it is closed";
        vec![Trouble::stops("open_to", says)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_record_is_closed_to_everybody() {
        let day = |text: &str| -> Day { text.parse().unwrap() };
        let open = |until: Option<&str>| OpenTo { worker: "w1".to_owned(), until: until.map(day) };
        for (open_to, stops) in [
            (vec![], true),
            (vec![open(Some("2026-05-01"))], true),
            (vec![open(Some("2026-06-01"))], false),
            (vec![open(Some("2026-05-01")), open(None)], false),
        ] {
            let because = ClosedBecause::Safety;
            let closed = RecordClosed { since: day("2026-05-01"), until: None, because, open_to, by: None };
            assert_eq!(closed.check().iter().any(|trouble| trouble.stops), stops, "{:?}", closed.open_to);
        }
    }
}
