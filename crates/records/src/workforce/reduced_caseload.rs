//! Reduced caseload.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Why a caseload is reduced.
    ReducedBecause = "reduced_because", "Why a caseload is reduced" {
        NewlyQualified = "newly_qualified" "First year of practice",
        PhasedReturn = "phased_return" "Coming back to work by steps",
        Advanced = "advanced" "Advanced practitioner: guides others",
        Adjustment = "adjustment" "A reasonable adjustment",
        Other = "other" "Something else",
    }
}

/// A worker has fewer children for a time: in the first year, coming back to work by steps, or because they guide others.
///
/// Happened: the span. Source: council pack of 2018 (the average of caseloads ignores phased return, newly qualified and advanced
/// practitioners: 17.25 in place of 14.6).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReducedCaseload {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Why.
    pub why: ReducedBecause,
    /// Which share of a caseload.
    pub share: f64,
    /// In other words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Definition for ReducedCaseload {
    const KIND: &'static Kind = &Kind {
        name: "reduced_caseload",
        title: "Reduced caseload",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("why", "Why?", Form::Choice(ReducedBecause::SET)),
            Field::new("share", "Which share of a caseload?", Form::Number).hint("0.5 is half"),
            Field::new("words", "In other words", Form::Text).optional(),
        ],
        read: read::<ReducedCaseload>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if !(self.share > 0.0 && self.share < 1.0) {
            troubles.push(Trouble::stops("share", "Write a share below 1 and above 0, such as 0.5"));
        }
        if self.until.is_some_and(|until| until <= self.since) {
            troubles.push(Trouble::stops("until", "It ends after it began"));
        }
        troubles
    }
}
