//! Legal status.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::LegalStatus;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The legal status of a looked-after child from a day: the one code by precedence.
///
/// Happened: the first day. It holds until the next one or the end of care. Source: SSDA903 Episodes.LS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalStatusChange {
    /// From.
    pub day: Day,
    /// Legal status.
    pub status: LegalStatus,
    /// Which account. 0 for the record; 1 and up for rows of a return that overlap it.
    #[serde(default, skip_serializing_if = "crate::kind::is_zero")]
    pub account: u8,
}

impl Definition for LegalStatusChange {
    const KIND: &'static Kind = &Kind {
        name: "legal_status",
        title: "Legal status",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "From", Form::Day).returned_as("Episodes.DECOM"),
            Field::new("status", "Legal status", Form::Choice(LegalStatus::SET)).returned_as("Episodes.LS"),
            Field::new("account", "Which account", Form::Number)
                .optional()
                .hint("0 for the record; 1 and up for rows of a return that overlap it"),
        ],
        read: read::<LegalStatusChange>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }
}
