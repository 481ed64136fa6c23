//! Immunisations.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Somebody looked whether the child has the immunisations of the national schedule for their age.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImmunisationStatus {
    /// Day.
    pub day: Day,
    /// Are they up to date.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub up_to_date: bool,
    /// What is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
}

impl Definition for ImmunisationStatus {
    const KIND: &'static Kind = &Kind {
        name: "immunisation_status",
        title: "Immunisations",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("up_to_date", "Are they up to date?", Form::YesNo),
            Field::new("missing", "What is missing?", Form::Text).optional(),
        ],
        read: read::<ImmunisationStatus>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
