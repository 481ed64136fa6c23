//! Staying close.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Whether a young person leaving care should have support to live near where they lived was assessed.
///
/// Happened: the day. Source: Children Act 1989, section 23CZAA.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StayingClose {
    /// Day.
    pub day: Day,
    /// Is it needed.
    pub needed: Answer,
    /// What was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for StayingClose {
    const KIND: &'static Kind = &Kind {
        name: "staying_close",
        title: "Staying close",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("needed", "Is it needed?", Form::YesNoNotKnown),
            Field::new("notes", "What was agreed", Form::Text).optional(),
        ],
        read: read::<StayingClose>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
