//! Transfer with handover.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A child's case moved from one worker or team to another, with what the next one must know.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// Day.
    pub day: Day,
    /// From.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// To.
    pub to: String,
    /// To which team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Did the child meet the new worker together with the old one.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub met: bool,
    /// What the new worker must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub must_know: Option<String>,
    /// What was promised to the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<String>,
}

impl Definition for Handover {
    const KIND: &'static Kind = &Kind {
        name: "handover",
        title: "Transfer with handover",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("from", "From", Form::Worker).optional(),
            Field::new("to", "To", Form::Worker),
            Field::new("team", "To which team?", Form::Text).optional(),
            Field::new("met", "Did the child meet the new worker together with the old one?", Form::YesNo),
            Field::new("must_know", "What the new worker must know", Form::LongText).optional(),
            Field::new("promised", "What was promised to the child", Form::LongText).optional(),
        ],
        read: read::<Handover>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }
}
