//! Review held in parts.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A review was begun, adjourned, and completed later.
///
/// Happened: the day. Source: IRO Handbook, chapter 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewAdjourned {
    /// Day of the first part.
    pub day: Day,
    /// Why was it adjourned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed: Option<Day>,
}

impl Definition for ReviewAdjourned {
    const KIND: &'static Kind = &Kind {
        name: "review_adjourned",
        title: "Review held in parts",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the first part", Form::Day),
            Field::new("because", "Why was it adjourned?", Form::Text).optional(),
            Field::new("completed", "Completed", Form::Day).optional(),
        ],
        read: read::<ReviewAdjourned>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
