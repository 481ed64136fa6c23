//! Steps after an emergency placement.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What the law asks before a placement outside the area was done after it, because it was an emergency.
///
/// Happened: the day. Source: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 11(3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencySteps {
    /// Day on which all of it was done.
    pub day: Day,
    /// Approved by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<String>,
    /// What was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for EmergencySteps {
    const KIND: &'static Kind = &Kind {
        name: "emergency_steps",
        title: "Steps after an emergency placement",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day on which all of it was done", Form::Day),
            Field::new("approved_by", "Approved by", Form::Worker).optional(),
            Field::new("notes", "What was done", Form::Text).optional(),
        ],
        read: read::<EmergencySteps>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
