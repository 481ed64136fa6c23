//! Court direction.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What must be done.
    Directed = "directed", "What must be done" {
        CarePlan = "care_plan" "Care plan for the court (section 31A)",
        Statement = "statement" "Statement or report",
        LibertyReview = "liberty_review" "Review of a deprivation of liberty order",
        Hearing = "hearing" "Hearing",
        Other = "other" "Something else",
    }
}

/// A court set a day by which something must be done. The day is stored as the court set it, never computed.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourtDirection {
    /// Directed on.
    pub made: Day,
    /// What must be done.
    pub what: Directed,
    /// By.
    pub by: Day,
    /// Done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
    /// What exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for CourtDirection {
    const KIND: &'static Kind = &Kind {
        name: "court_direction",
        title: "Court direction",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("made", "Directed on", Form::Day),
            Field::new("what", "What must be done?", Form::Choice(Directed::SET)),
            Field::new("by", "By", Form::Day),
            Field::new("done", "Done", Form::Day).optional(),
            Field::new("notes", "What exactly?", Form::Text).optional(),
        ],
        read: read::<CourtDirection>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.made)
    }
}
