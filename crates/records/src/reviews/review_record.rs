//! Record of a review.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Somebody to whom the record of a review went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordSent {
    /// To whom.
    pub name: String,
    /// Day.
    pub day: Day,
}

/// The fields of each.
const RECORD_SENT: &[Field] =
    &[Field::new("name", "To whom?", Form::Person), Field::new("day", "On which day?", Form::Day)];

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
    /// To whom it went.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sent_to: Vec<RecordSent>,
    /// The minutes, word for word as they were sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<String>,
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
            Field::new("sent_to", "To whom did it go?", Form::Parts(RECORD_SENT)).optional(),
            Field::new("minutes", "The minutes", Form::LongText).optional(),
            Field::new("record", "The record", Form::Document).optional(),
        ],
        read: read::<ReviewRecord>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.completed)
    }
}
