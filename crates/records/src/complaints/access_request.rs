//! Request to see a record.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Somebody asked to see what is recorded about them or their child.
///
/// Happened: the span. Source: UK General Data Protection Regulation, articles 12(3) and 15.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessRequest {
    /// Received.
    pub received: Day,
    /// Identity or clarification received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Day>,
    /// Was it extended because it is complex.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub extended: bool,
    /// Answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Day>,
}

impl Definition for AccessRequest {
    const KIND: &'static Kind = &Kind {
        name: "access_request",
        title: "Request to see a record",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("received", "Received", Form::Day),
            Field::new("identity", "Identity or clarification received", Form::Day).optional(),
            Field::new("extended", "Was it extended because it is complex?", Form::YesNo),
            Field::new("answered", "Answered", Form::Day).optional(),
        ],
        read: read::<AccessRequest>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.received, self.answered)
    }
}
