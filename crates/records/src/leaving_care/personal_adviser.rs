//! Personal adviser.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A personal adviser was named for the young person.
///
/// Happened: the span. Source: Children Act 1989, Schedule 2, paragraph 19C, and section 23B(2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalAdviser {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Who.
    pub worker: String,
}

impl Definition for PersonalAdviser {
    const KIND: &'static Kind = &Kind {
        name: "personal_adviser",
        title: "Personal adviser",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("worker", "Who?", Form::Worker),
        ],
        read: read::<PersonalAdviser>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}
