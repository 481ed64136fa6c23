//! Health assessment.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A health assessment of a looked-after child was done.
///
/// Happened: the day it was completed. Source: Care Planning, Placement and Case Review (England) Regulations 2010,
/// regulation 7.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthAssessment {
    /// Day of the assessment.
    pub day: Day,
    /// Is it the first since coming into care.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub initial: bool,
}

impl Definition for HealthAssessment {
    const KIND: &'static Kind = &Kind {
        name: "health_assessment",
        title: "Health assessment",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the assessment", Form::Day),
            Field::new("initial", "Is it the first since coming into care?", Form::YesNo),
        ],
        read: read::<HealthAssessment>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
