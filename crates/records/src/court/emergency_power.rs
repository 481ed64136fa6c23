//! Emergency power.

use calendar::{Day, Moment};
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Which power.
    Power = "power", "Which power" {
        PoliceProtection = "police_protection" "Police protection",
        EmergencyProtection = "emergency_protection" "Emergency protection order",
        ChildAssessment = "child_assessment" "Child assessment order",
        PoliceAndCriminalEvidence = "police_and_criminal_evidence" "Accommodation under PACE",
        Secure = "secure" "Secure accommodation without a court order",
    }
}

/// A child was protected or held under a power that lasts for a short time only.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyPower {
    /// Since.
    pub since: Moment,
    /// Which power.
    pub what: Power,
    /// Extended to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extended_to: Option<Day>,
    /// Ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Day>,
}

impl Definition for EmergencyPower {
    const KIND: &'static Kind = &Kind {
        name: "emergency_power",
        title: "Emergency power",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "Since", Form::Moment),
            Field::new("what", "Which power?", Form::Choice(Power::SET)),
            Field::new("extended_to", "Extended to", Form::Day).optional(),
            Field::new("ended", "Ended", Form::Day).optional(),
        ],
        read: read::<EmergencyPower>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since.day(), self.ended)
    }

    fn significant(&self) -> bool {
        true
    }
}
