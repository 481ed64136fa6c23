//! Place in a permanence cohort.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// With which outcome.
    CohortOutcome = "cohort_outcome", "With which outcome" {
        Guardianship = "guardianship" "Special guardianship order",
        ChildArrangements = "child_arrangements" "Child arrangements order",
        Adoption = "adoption" "Adopted",
        Home = "home" "Home to parents",
        LongTermMatch = "long_term_match" "Matched for the long term",
        Remains = "remains" "Stays as it is: looked at, and right",
        NoChange = "no_change" "No change, and it should have changed",
        Other = "other" "Left for another reason",
    }
}

/// The child is one of a named cohort whose permanence is looked at together. A member is never dropped: whoever leaves
/// does so on a day, with an outcome and a reason.
///
/// Happened: the span. Source: capabilities PER-01; processes, section 5.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CohortMember {
    /// Member since.
    pub since: Day,
    /// Which cohort.
    pub cohort: String,
    /// Left on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<Day>,
    /// With which outcome.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<CohortOutcome>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl Definition for CohortMember {
    const KIND: &'static Kind = &Kind {
        name: "cohort_member",
        title: "Place in a permanence cohort",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "Member since", Form::Day),
            Field::new("cohort", "Which cohort?", Form::Text).hint("By its name, as the service gave it"),
            Field::new("left", "Left on", Form::Day).optional(),
            Field::new("outcome", "With which outcome?", Form::Choice(CohortOutcome::SET)).optional(),
            Field::new("because", "Why", Form::Text).optional(),
        ],
        read: read::<CohortMember>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.left)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.left.is_some() && self.outcome.is_none() {
            troubles.push(Trouble::stops("outcome", "Nobody leaves a cohort without an outcome: say which"));
        }
        if self.left.is_none() && self.outcome.is_some() {
            troubles.push(Trouble::stops("left", "Say on which day the child left with this outcome"));
        }
        if self.left.is_some_and(|left| left < self.since) {
            troubles.push(Trouble::stops(
                "left",
                "The child left before they were a member: correct one of the days",
            ));
        }
        let unsaid = self.because.as_deref().is_none_or(|why| why.trim().is_empty());
        if matches!(self.outcome, Some(CohortOutcome::Other | CohortOutcome::NoChange)) && unsaid {
            troubles.push(Trouble::stops("because", "Say why"));
        }
        troubles
    }
}
