//! Meeting about a missing child.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Those who know a missing child met, or discussed strategy.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingMeeting {
    /// Day.
    pub day: Day,
    /// What called for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// What was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<String>,
}

impl Definition for MissingMeeting {
    const KIND: &'static Kind = &Kind {
        name: "missing_meeting",
        title: "Meeting about a missing child",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("because", "What called for it?", Form::Text).optional(),
            Field::new("agreed", "What was agreed", Form::LongText).optional(),
        ],
        read: read::<MissingMeeting>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }
}
