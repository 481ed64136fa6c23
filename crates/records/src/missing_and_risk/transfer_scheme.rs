//! National Transfer Scheme.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// An unaccompanied child was referred to the National Transfer Scheme, to or from this authority.
///
/// Happened: the span. Source: National Transfer Scheme protocol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferScheme {
    /// Referral accepted, or allocated.
    pub accepted: Day,
    /// Transferred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transferred: Option<Day>,
    /// The other authority.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
}

impl Definition for TransferScheme {
    const KIND: &'static Kind = &Kind {
        name: "transfer_scheme",
        title: "National Transfer Scheme",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("accepted", "Referral accepted, or allocated", Form::Day),
            Field::new("transferred", "Transferred", Form::Day).optional(),
            Field::new("other", "The other authority", Form::Text).optional(),
        ],
        read: read::<TransferScheme>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.accepted, self.transferred)
    }
}
