//! Midway review.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::at_review::{DECISION_CHECKED, DecisionChecked, unexplained};
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How it is going.
    Progress = "progress", "How it is going" {
        OnTrack = "on_track" "On track",
        SomeDrift = "some_drift" "Some drift",
        Drift = "drift" "Drift: challenge needed",
    }
}

/// Between two reviews the independent reviewing officer looked whether the decisions are being carried out.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MidwayReview {
    /// Day.
    pub day: Day,
    /// How is it going.
    pub progress: Progress,
    /// Decisions, one by one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checked: Vec<DecisionChecked>,
    /// What was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for MidwayReview {
    const KIND: &'static Kind = &Kind {
        name: "midway_review",
        title: "Midway review",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("progress", "How is it going?", Form::Choice(Progress::SET)),
            Field::new("checked", "Decisions, one by one", Form::Parts(DECISION_CHECKED)).optional(),
            Field::new("notes", "What was found", Form::LongText).optional(),
        ],
        read: read::<MidwayReview>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        unexplained(&self.checked)
    }
}
