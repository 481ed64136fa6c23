//! Review of secure accommodation.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Three people, one of them independent, looked whether the criteria for secure accommodation are still met.
///
/// Happened: the day. Source: Children (Secure Accommodation) Regulations 1991, regulation 15.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecureReview {
    /// Day.
    pub day: Day,
    /// Are the criteria met.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub met: bool,
    /// What was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for SecureReview {
    const KIND: &'static Kind = &Kind {
        name: "secure_review",
        title: "Review of secure accommodation",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("met", "Are the criteria met?", Form::YesNo),
            Field::new("notes", "What was found", Form::LongText).optional(),
        ],
        read: read::<SecureReview>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
