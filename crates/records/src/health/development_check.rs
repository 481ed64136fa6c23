//! Development check.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A child under 5 had the development checks due at their age.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevelopmentCheck {
    /// Day.
    pub day: Day,
    /// Are they up to date.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub up_to_date: bool,
    /// What was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for DevelopmentCheck {
    const KIND: &'static Kind = &Kind {
        name: "development_check",
        title: "Development check",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("up_to_date", "Are they up to date?", Form::YesNo),
            Field::new("notes", "What was found", Form::Text).optional(),
        ],
        read: read::<DevelopmentCheck>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
