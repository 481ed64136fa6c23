//! Place in a programme.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What came of a place in a programme.
    ProgrammeOutcome = "programme_outcome", "What came of it" {
        Reached = "reached" "What it was for was reached",
        InPart = "in_part" "Reached in part",
        NotReached = "not_reached" "Not reached",
        NotTaken = "not_taken" "No place, or not taken up",
    }
}

/// A child was referred to a programme that has a name: intensive work with the family, a way home, a home for good.
///
/// Happened: the span. Source: capabilities PER-12 (a named programme with referral, cohort and outcome).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammePlace {
    /// Referred on.
    pub referred: Day,
    /// Which programme.
    pub programme: String,
    /// What for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aim: Option<String>,
    /// Began on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started: Option<Day>,
    /// Ended on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Day>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<ProgrammeOutcome>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl Definition for ProgrammePlace {
    const KIND: &'static Kind = &Kind {
        name: "programme_place",
        title: "Place in a programme",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("referred", "Referred on", Form::Day),
            Field::new("programme", "Which programme?", Form::Text)
                .hint("By its name, written alike for every child"),
            Field::new("aim", "What is it for?", Form::Text).optional(),
            Field::new("started", "Began on", Form::Day).optional(),
            Field::new("ended", "Ended on", Form::Day).optional(),
            Field::new("outcome", "What came of it?", Form::Choice(ProgrammeOutcome::SET)).optional(),
            Field::new("because", "Why", Form::Text).optional(),
        ],
        read: read::<ProgrammePlace>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.referred, self.ended)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if [self.started, self.ended].into_iter().flatten().any(|day| day < self.referred) {
            let says = "This is before the child was referred: correct one of the days";
            troubles.push(Trouble::stops("referred", says));
        }
        if self.outcome.is_some() && self.ended.is_none() {
            troubles.push(Trouble::stops("ended", "Say on which day it ended"));
        }
        if self.ended.is_some() && self.outcome.is_none() {
            troubles.push(Trouble::stops("outcome", "Say what came of it"));
        }
        troubles
    }
}
