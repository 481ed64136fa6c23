//! Core group.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Those who carry out a child protection plan met.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoreGroup {
    /// Day.
    pub day: Day,
    /// What was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for CoreGroup {
    const KIND: &'static Kind = &Kind {
        name: "core_group",
        title: "Core group",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("notes", "What was agreed", Form::LongText).optional(),
        ],
        read: read::<CoreGroup>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
