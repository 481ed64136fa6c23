//! Independent reviewing officer.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// An independent reviewing officer was named for the child.
///
/// Happened: the span. Source: Children Act 1989, section 25A.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IroAllocation {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Who.
    pub worker: String,
}

impl Definition for IroAllocation {
    const KIND: &'static Kind = &Kind {
        name: "iro_allocation",
        title: "Independent reviewing officer",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("worker", "Who?", Form::Worker),
        ],
        read: read::<IroAllocation>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}
