//! Exit interview.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::codes::LeavingReason;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Somebody who stopped fostering, or thinks of it, was asked why.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FosteringExit {
    /// Day.
    pub day: Day,
    /// Who asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Did they not want to be asked.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub declined: bool,
    /// What was the main reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<LeavingReason>,
    /// What else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<LeavingReason>,
    /// What would have kept them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<String>,
    /// Would they foster again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Answer>,
    /// What they said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Definition for FosteringExit {
    const KIND: &'static Kind = &Kind {
        name: "fostering_exit",
        title: "Exit interview",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("by", "Who asked?", Form::Person).optional(),
            Field::new("declined", "Did they not want to be asked?", Form::YesNo),
            Field::new("reason", "What was the main reason?", Form::Choice(LeavingReason::SET)).optional(),
            Field::new("also", "What else?", Form::Choices(LeavingReason::SET)).optional(),
            Field::new("kept", "What would have kept them?", Form::LongText).optional(),
            Field::new("again", "Would they foster again?", Form::YesNoNotKnown).optional(),
            Field::new("words", "What they said", Form::LongText).optional(),
        ],
        read: read::<FosteringExit>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
