//! Stopped being looked after.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::ReasonEnded;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A child stopped being looked after: a period of care ended.
///
/// Happened: the day; turning 18 is dated on the birthday. `reason` is missing where a return closes a row as continuing (X1)
/// and carries no row that continues it: the known record ends there, and care is not counted as having ceased.
/// Source: SSDA903 Episodes.DEC and REC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookedAfterEnd {
    /// Day care ended.
    pub day: Day,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<ReasonEnded>,
    /// Which account. 0 for the record; 1 and up for rows of a return that overlap it.
    #[serde(default, skip_serializing_if = "crate::kind::is_zero")]
    pub account: u8,
}

impl Definition for LookedAfterEnd {
    const KIND: &'static Kind = &Kind {
        name: "looked_after_end",
        title: "Stopped being looked after",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day care ended", Form::Day).returned_as("Episodes.DEC"),
            Field::new("reason", "Why", Form::Choice(ReasonEnded::SET))
                .optional()
                .returned_as("Episodes.REC"),
            Field::new("account", "Which account", Form::Number)
                .optional()
                .hint("0 for the record; 1 and up for rows of a return that overlap it"),
        ],
        read: read::<LookedAfterEnd>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }
}
