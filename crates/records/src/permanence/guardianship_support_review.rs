//! Review of support to a special guardian.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The plan of support to a special guardian was reviewed.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuardianshipSupportReview {
    /// Day.
    pub day: Day,
    /// Does support go on.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub continues: bool,
}

impl Definition for GuardianshipSupportReview {
    const KIND: &'static Kind = &Kind {
        name: "guardianship_support_review",
        title: "Review of support to a special guardian",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("continues", "Does support go on?", Form::YesNo),
        ],
        read: read::<GuardianshipSupportReview>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
