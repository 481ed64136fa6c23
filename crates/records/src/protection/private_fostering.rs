//! Private fostering.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A child lives, or will live, for 28 days or more with somebody who is no parent or close relative, by a private
/// arrangement.
///
/// Happened: the span. Source: Children (Private Arrangements for Fostering) Regulations 2005.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrivateFostering {
    /// Arrangement began, or will begin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started: Option<Day>,
    /// Arranged on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<Day>,
    /// The authority was notified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notified: Option<Day>,
    /// The authority became aware.
    pub aware: Day,
    /// Ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Day>,
    /// With whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carer: Option<String>,
}

impl Definition for PrivateFostering {
    const KIND: &'static Kind = &Kind {
        name: "private_fostering",
        title: "Private fostering",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("started", "Arrangement began, or will begin", Form::Day).optional(),
            Field::new("planned", "Arranged on", Form::Day).optional(),
            Field::new("notified", "The authority was notified", Form::Day).optional(),
            Field::new("aware", "The authority became aware", Form::Day),
            Field::new("ended", "Ended", Form::Day).optional(),
            Field::new("carer", "With whom?", Form::Person).optional(),
        ],
        read: read::<PrivateFostering>,
    };

    fn happened(&self) -> Happened {
        Happened { from: self.started, to: self.ended }
    }

    fn significant(&self) -> bool {
        true
    }
}
