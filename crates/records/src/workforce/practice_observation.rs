//! Practice observed.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Somebody watched a worker's practice and told them what they saw.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeObservation {
    /// Day.
    pub day: Day,
    /// By whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for PracticeObservation {
    const KIND: &'static Kind = &Kind {
        name: "practice_observation",
        title: "Practice observed",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("by", "By whom?", Form::Worker).optional(),
            Field::new("notes", "What was seen", Form::LongText).optional(),
        ],
        read: read::<PracticeObservation>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
