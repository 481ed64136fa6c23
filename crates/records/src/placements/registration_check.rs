//! Registration of a setting checked.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Somebody looked whether the setting a child is placed in is registered with Ofsted.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationCheck {
    /// Day.
    pub day: Day,
    /// Is it registered.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub registered: bool,
    /// Unique reference number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urn: Option<String>,
    /// Ofsted was told that it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told_ofsted: Option<Day>,
}

impl Definition for RegistrationCheck {
    const KIND: &'static Kind = &Kind {
        name: "registration_check",
        title: "Registration of a setting checked",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("registered", "Is it registered?", Form::YesNo),
            Field::new("urn", "Unique reference number", Form::Text).optional(),
            Field::new("told_ofsted", "Ofsted was told that it is not", Form::Day).optional(),
        ],
        read: read::<RegistrationCheck>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
