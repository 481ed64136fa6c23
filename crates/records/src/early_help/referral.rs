//! Referral.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Who referred.
    ReferralFrom = "referral_from", "Who referred" {
        Family = "family" "Family or friend",
        School = "school" "School or early years",
        Health = "health" "Health",
        Police = "police" "Police",
        Other = "other" "Somebody else",
        Council = "council" "Another part of the council",
        Anonymous = "anonymous" "Nobody who gave a name",
    }
}

code_set! {
    /// What was decided.
    ReferralDecision = "referral_decision", "What was decided" {
        Assess = "assess" "Assessment",
        Strategy = "strategy" "Strategy discussion",
        EarlyHelp = "early_help" "Early help",
        Advice = "advice" "Advice and no further action",
    }
}

/// Somebody told the authority that a child may need help or protection.
///
/// Happened: the day. Source: Working Together to Safeguard Children 2023.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// Received.
    pub received: Day,
    /// Who referred.
    pub from: ReferralFrom,
    /// Is it about an unborn child.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub unborn: bool,
    /// If so, expected day of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Day>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Day>,
    /// What was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<ReferralDecision>,
}

impl Definition for Referral {
    const KIND: &'static Kind = &Kind {
        name: "referral",
        title: "Referral",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("received", "Received", Form::Day),
            Field::new("from", "Who referred?", Form::Choice(ReferralFrom::SET)),
            Field::new("unborn", "Is it about an unborn child?", Form::YesNo),
            Field::new("expected", "If so, expected day of birth", Form::Day).optional(),
            Field::new("why", "Why?", Form::LongText).optional(),
            Field::new("decided", "Decided", Form::Day).optional(),
            Field::new("decision", "What was decided?", Form::Choice(ReferralDecision::SET)).optional(),
        ],
        read: read::<Referral>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.received)
    }

    fn significant(&self) -> bool {
        true
    }
}
