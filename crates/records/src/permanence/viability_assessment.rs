//! Viability assessment.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Whether somebody in the child's network might care for the child was looked at in short.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViabilityAssessment {
    /// Completed.
    pub day: Day,
    /// Who.
    pub who: String,
    /// Might they.
    pub viable: Answer,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl Definition for ViabilityAssessment {
    const KIND: &'static Kind = &Kind {
        name: "viability_assessment",
        title: "Viability assessment",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Completed", Form::Day),
            Field::new("who", "Who?", Form::Person),
            Field::new("viable", "Might they?", Form::YesNoNotKnown),
            Field::new("because", "Why?", Form::LongText).optional(),
        ],
        read: read::<ViabilityAssessment>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
