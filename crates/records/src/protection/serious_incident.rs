//! Serious incident.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A child died or was seriously harmed, and abuse or neglect is known or suspected; or a looked-after child died.
///
/// Happened: the day. Source: Children Act 2004, section 16C.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriousIncident {
    /// The authority became aware.
    pub aware: Day,
    /// Notified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notified: Option<Day>,
    /// Rapid review completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Day>,
    /// What happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for SeriousIncident {
    const KIND: &'static Kind = &Kind {
        name: "serious_incident",
        title: "Serious incident",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("aware", "The authority became aware", Form::Day),
            Field::new("notified", "Notified", Form::Day).optional(),
            Field::new("review", "Rapid review completed", Form::Day).optional(),
            Field::new("notes", "What happened", Form::LongText).optional(),
        ],
        read: read::<SeriousIncident>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.aware)
    }

    fn significant(&self) -> bool {
        true
    }
}
