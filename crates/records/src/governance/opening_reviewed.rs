//! Opening without a working reason, reviewed.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A manager asked whether somebody who opened the record without a working reason had to. It answers every such opening
/// by that person up to the moment at which this was recorded.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpeningReviewed {
    /// Day.
    pub day: Day,
    /// Who had opened it.
    pub worker: String,
    /// Did they need to.
    pub needed: bool,
    /// What was said and done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for OpeningReviewed {
    const KIND: &'static Kind = &Kind {
        name: "opening_reviewed",
        title: "Opening without a working reason, reviewed",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("worker", "Who had opened it?", Form::Worker),
            Field::new("needed", "Did they need to?", Form::YesNo),
            Field::new("notes", "What was said and done", Form::LongText).optional(),
        ],
        read: read::<OpeningReviewed>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
