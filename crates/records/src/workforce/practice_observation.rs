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
    /// What was watched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watched: Option<String>,
    /// What was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// What went well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strengths: Option<String>,
    /// What the worker takes from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Talked over with the worker on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Day>,
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
            Field::new("watched", "What was watched?", Form::Text)
                .hint("A visit, a meeting, direct work. No child is named here")
                .optional(),
            Field::new("notes", "What was seen", Form::LongText).optional(),
            Field::new("strengths", "What went well", Form::LongText).optional(),
            Field::new("next", "What the worker takes from it", Form::LongText).optional(),
            Field::new("told", "Talked over with the worker on", Form::Day).optional(),
        ],
        read: read::<PracticeObservation>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
