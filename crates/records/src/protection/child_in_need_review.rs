//! Review of a child in need plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A child in need plan was reviewed.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildInNeedReview {
    /// Day.
    pub day: Day,
    /// Does the plan go on.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub continues: bool,
    /// What was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for ChildInNeedReview {
    const KIND: &'static Kind = &Kind {
        name: "child_in_need_review",
        title: "Review of a child in need plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("continues", "Does the plan go on?", Form::YesNo),
            Field::new("notes", "What was agreed", Form::LongText).optional(),
        ],
        read: read::<ChildInNeedReview>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
