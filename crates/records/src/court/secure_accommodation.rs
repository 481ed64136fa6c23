//! Secure accommodation.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A child was placed in secure accommodation under an order of the court.
///
/// Happened: the span. Source: Children (Secure Accommodation) Regulations 1991.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecureAccommodation {
    /// Placed.
    pub since: Day,
    /// Order made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordered: Option<Day>,
    /// Order lasts until.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordered_to: Option<Day>,
    /// Ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Day>,
}

impl Definition for SecureAccommodation {
    const KIND: &'static Kind = &Kind {
        name: "secure_accommodation",
        title: "Secure accommodation",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "Placed", Form::Day),
            Field::new("ordered", "Order made", Form::Day).optional(),
            Field::new("ordered_to", "Order lasts until", Form::Day).optional(),
            Field::new("ended", "Ended", Form::Day).optional(),
        ],
        read: read::<SecureAccommodation>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.ended)
    }

    fn significant(&self) -> bool {
        true
    }
}
