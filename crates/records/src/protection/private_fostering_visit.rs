//! Visit to a privately fostered child.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// An officer of the authority went to see a privately fostered child.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrivateFosteringVisit {
    /// Day.
    pub day: Day,
    /// Was the child seen.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub seen: bool,
    /// Was the child seen alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alone: Option<bool>,
    /// Is the arrangement suitable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suitable: Option<Answer>,
}

impl Definition for PrivateFosteringVisit {
    const KIND: &'static Kind = &Kind {
        name: "private_fostering_visit",
        title: "Visit to a privately fostered child",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("seen", "Was the child seen?", Form::YesNo),
            Field::new("alone", "Was the child seen alone?", Form::YesNo).optional(),
            Field::new("suitable", "Is the arrangement suitable?", Form::YesNoNotKnown).optional(),
        ],
        read: read::<PrivateFosteringVisit>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
