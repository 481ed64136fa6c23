//! Dental check.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A dentist checked the child's teeth.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DentalCheck {
    /// Day of the check.
    pub day: Day,
}

impl Definition for DentalCheck {
    const KIND: &'static Kind = &Kind {
        name: "dental_check",
        title: "Dental check",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[Field::new("day", "Day of the check", Form::Day)],
        read: read::<DentalCheck>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
