//! Matching with an independent visitor.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What was decided of a match.
    MatchDecided = "match_decided", "What was decided" {
        Match = "match" "They are matched",
        Meet = "meet" "They meet first",
        No = "no" "Not these two",
    }
}

/// Somebody decided whether a child and a volunteer are brought together, with every reason for and against before them, and
/// said why. Nothing decides it but a person.
///
/// Happened: the day. Source: Children Act 1989, section 23ZB.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndependentVisitorMatching {
    /// Day.
    pub day: Day,
    /// Which volunteer.
    pub visitor: String,
    /// What was decided.
    pub decided: MatchDecided,
    /// Why.
    pub because: String,
    /// What the child says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child_says: Option<String>,
    /// What the volunteer says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visitor_says: Option<String>,
    /// Reasons for and against, as they stood that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<String>,
}

impl Definition for IndependentVisitorMatching {
    const KIND: &'static Kind = &Kind {
        name: "independent_visitor_matching",
        title: "Matching with an independent visitor",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("visitor", "Which volunteer?", Form::Worker),
            Field::new("decided", "What was decided?", Form::Choice(MatchDecided::SET)),
            Field::new("because", "Why?", Form::LongText),
            Field::new("child_says", "What the child says", Form::Text).optional(),
            Field::new("visitor_says", "What the volunteer says", Form::Text).optional(),
            Field::new("reasons", "Reasons for and against, as they stood that day", Form::LongText)
                .optional()
                .given(),
        ],
        read: read::<IndependentVisitorMatching>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.because.trim().is_empty() {
            return vec![Trouble::stops("because", "Say why: a match is decided by a person, with a reason")];
        }
        Vec::new()
    }
}
