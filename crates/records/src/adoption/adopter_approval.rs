//! Approval to adopt.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A household was approved to adopt.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdopterApproval {
    /// Approved.
    pub since: Day,
    /// Approval ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// A child was placed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placed: Option<Day>,
}

impl Definition for AdopterApproval {
    const KIND: &'static Kind = &Kind {
        name: "adopter_approval",
        title: "Approval to adopt",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("since", "Approved", Form::Day),
            Field::new("until", "Approval ended", Form::Day).optional(),
            Field::new("placed", "A child was placed", Form::Day).optional(),
        ],
        read: read::<AdopterApproval>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}
