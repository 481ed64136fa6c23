//! Introductions.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How they ended.
    IntroductionsEnd = "introductions_end", "How they ended" {
        MovedIn = "moved_in" "The child moved in",
        Stopped = "stopped" "They were stopped",
    }
}

/// How the child and the adopters get to know each other, day by day, with a meeting midway.
///
/// Happened: the span. Source: Adoption Agencies Regulations 2005, regulation 35; capabilities ADO-14.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntroductionsPlan {
    /// Begin on.
    pub starts: Day,
    /// Review midway planned for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub midpoint: Option<Day>,
    /// Review midway held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub midpoint_held: Option<Day>,
    /// The child moves in on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moves_in: Option<Day>,
    /// Ended on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Day>,
    /// How did they end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<IntroductionsEnd>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl Definition for IntroductionsPlan {
    const KIND: &'static Kind = &Kind {
        name: "introductions_plan",
        title: "Introductions",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("starts", "Begin on", Form::Day),
            Field::new("midpoint", "Review midway planned for", Form::Day).optional(),
            Field::new("midpoint_held", "Review midway held", Form::Day).optional(),
            Field::new("moves_in", "The child moves in on", Form::Day).optional().hint("As planned"),
            Field::new("ended", "Ended on", Form::Day).optional(),
            Field::new("end", "How did they end?", Form::Choice(IntroductionsEnd::SET)).optional(),
            Field::new("because", "Why", Form::Text).optional(),
        ],
        read: read::<IntroductionsPlan>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.starts, self.ended)
    }

    fn significant(&self) -> bool {
        true
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        let before = |day: Option<Day>| day.is_some_and(|day| day < self.starts);
        for (field, day) in
            [("midpoint", self.midpoint), ("midpoint_held", self.midpoint_held), ("moves_in", self.moves_in)]
        {
            if before(day) {
                troubles.push(Trouble::stops(
                    field,
                    "This is before the introductions begin: correct one of the days",
                ));
            }
        }
        let unsaid = self.because.as_deref().is_none_or(|why| why.trim().is_empty());
        if self.end == Some(IntroductionsEnd::Stopped) && unsaid {
            troubles.push(Trouble::stops("because", "Say why they were stopped"));
        }
        if self.midpoint.is_none() && self.midpoint_held.is_none() {
            troubles.push(Trouble::advice(
                "midpoint",
                "Plan a review midway: it is where a hurried move is noticed",
            ));
        }
        troubles
    }
}
