//! Visit under a child protection plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The lead social worker went to see a child with a protection plan.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProtectionVisit {
    /// Day.
    pub day: Day,
    /// Was the child seen.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub seen: bool,
    /// Was the child seen alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alone: Option<bool>,
    /// What the child said and how they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for ProtectionVisit {
    const KIND: &'static Kind = &Kind {
        name: "protection_visit",
        title: "Visit under a child protection plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("seen", "Was the child seen?", Form::YesNo),
            Field::new("alone", "Was the child seen alone?", Form::YesNo).optional(),
            Field::new("notes", "What the child said and how they were", Form::LongText).optional(),
        ],
        read: read::<ProtectionVisit>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
