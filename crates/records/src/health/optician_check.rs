//! Optician's check.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// An optician checked the child's eyes.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpticianCheck {
    /// Day of the check.
    pub day: Day,
    /// Does the child need glasses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub glasses: Option<bool>,
}

impl Definition for OpticianCheck {
    const KIND: &'static Kind = &Kind {
        name: "optician_check",
        title: "Optician's check",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the check", Form::Day),
            Field::new("glasses", "Does the child need glasses?", Form::YesNo).optional(),
        ],
        read: read::<OpticianCheck>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
