//! Record of a review.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The full record of a review was completed, and sent to those it is for.
///
/// Happened: the day. Source: IRO Handbook, chapter 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRecord {
    /// Completed.
    pub completed: Day,
    /// Day of the review.
    pub review: Day,
    /// Distributed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distributed: Option<Day>,
    /// Was a letter written to the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter_to_child: Option<bool>,
    /// The record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
}

impl Definition for ReviewRecord {
    const KIND: &'static Kind = &Kind {
        name: "review_record",
        title: "Record of a review",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("completed", "Completed", Form::Day),
            Field::new("review", "Day of the review", Form::Day),
            Field::new("distributed", "Distributed", Form::Day).optional(),
            Field::new("letter_to_child", "Was a letter written to the child?", Form::YesNo).optional(),
            Field::new("record", "The record", Form::Document).optional(),
        ],
        read: read::<ReviewRecord>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.completed)
    }
}
