//! Staying put.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Whether a young person may stay with their foster carer after 18 was talked about.
///
/// Happened: the day. Source: Children Act 1989, section 23CZA.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StayingPut {
    /// Day.
    pub day: Day,
    /// Does the young person want to stay.
    pub wanted: Answer,
    /// Does the carer offer it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offered: Option<Answer>,
    /// What was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for StayingPut {
    const KIND: &'static Kind = &Kind {
        name: "staying_put",
        title: "Staying put",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("wanted", "Does the young person want to stay?", Form::YesNoNotKnown),
            Field::new("offered", "Does the carer offer it?", Form::YesNoNotKnown).optional(),
            Field::new("notes", "What was agreed", Form::Text).optional(),
        ],
        read: read::<StayingPut>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
