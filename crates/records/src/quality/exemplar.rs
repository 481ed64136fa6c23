//! Example of good practice.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What it is an example of.
    ExemplarOf = "exemplar_of", "What it is an example of" {
        CarePlan = "care_plan" "Care plan",
        PathwayPlan = "pathway_plan" "Pathway plan",
        Letter = "letter" "Letter to a child",
        Chronology = "chronology" "Chronology",
        Assessment = "assessment" "Assessment",
        DirectWork = "direct_work" "Direct work",
        ReviewMinutes = "review_minutes" "Minutes of a review",
        Supervision = "supervision" "Supervision",
        Other = "other" "Something else",
    }
}

/// A piece of work from which others can learn, written so that nobody is told by it: no name, no number, no place.
///
/// Happened: the day it was put in the library. Source: council pack of 2018 (example of a best practice plan).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exemplar {
    /// Day.
    pub day: Day,
    /// What it is an example of.
    pub of: ExemplarOf,
    /// Its title.
    pub title: String,
    /// Why it is good.
    pub why: String,
    /// The text.
    pub text: String,
    /// Who read it for personal data.
    pub read_by: String,
    /// Taken out on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

impl Definition for Exemplar {
    const KIND: &'static Kind = &Kind {
        name: "exemplar",
        title: "Example of good practice",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("of", "What is it an example of?", Form::Choice(ExemplarOf::SET)),
            Field::new("title", "What is it called?", Form::Text),
            Field::new("why", "Why is it good?", Form::LongText),
            Field::new("text", "The example", Form::LongText)
                .hint("Written anew with invented names: no name, number or place of anybody"),
            Field::new("read_by", "Who read it for personal data?", Form::Text),
            Field::new("until", "Taken out of the library on", Form::Day).optional(),
        ],
        read: read::<Exemplar>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
