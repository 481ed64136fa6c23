//! Allowance and fee of a fostering household.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::money::Money;

code_set! {
    /// The band of age by which an allowance is paid. Source: the national minimum allowance of the Department for Education.
    AllowanceBand = "allowance_band", "Band of the allowance" {
        Baby = "baby" "Babies, to 2",
        PrePrimary = "pre_primary" "Before primary school, 3 and 4",
        Primary = "primary" "Primary school, 5 to 10",
        From11 = "from_11" "11 to 15",
        From16 = "from_16" "16 and 17",
        From18 = "from_18" "Staying put, 18 and over",
    }
}

/// What a fostering household is owed for a child or for its skill: the facts by which somebody else pays. No ledger: nothing
/// here says what was paid.
///
/// Happened: the span. Source: Fostering Services (England) Regulations 2011; Fostering National Minimum Standards 2011,
/// standard 28 (payments to carers).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FosteringAllowance {
    /// From.
    pub since: Day,
    /// Until; the first day on which it is owed no longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// For which child; none: for the household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<String>,
    /// Band of the allowance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<AllowanceBand>,
    /// Level of the fee, as the authority numbers them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee_level: Option<u8>,
    /// How much a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a_week: Option<Money>,
    /// Why it differs from the usual.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl FosteringAllowance {
    /// Whether it is owed on a day.
    pub fn holds_on(&self, day: Day) -> bool {
        self.since <= day && self.until.is_none_or(|until| until > day)
    }
}

impl Definition for FosteringAllowance {
    const KIND: &'static Kind = &Kind {
        name: "fostering_allowance",
        title: "Allowance and fee",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "Until", Form::Day)
                .optional()
                .hint("The first day on which it is owed no longer"),
            Field::new("child", "For which child?", Form::Text)
                .optional()
                .hint("The child’s number; nothing for what is owed to the household"),
            Field::new("band", "Band of the allowance", Form::Choice(AllowanceBand::SET)).optional(),
            Field::new("fee_level", "Level of the fee", Form::Number)
                .optional()
                .hint("As this authority numbers them"),
            Field::new("a_week", "How much a week?", Form::Money).optional(),
            Field::new("because", "Why does it differ from the usual?", Form::Text).optional(),
        ],
        read: read::<FosteringAllowance>,
    };

    fn happened(&self) -> Happened {
        Happened { from: Some(self.since), to: self.until }
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.until.is_some_and(|until| until <= self.since) {
            troubles
                .push(Trouble::stops("until", "It ends after it begins: say a later day, or leave it empty"));
        }
        if self.band.is_none() && self.fee_level.is_none() {
            troubles
                .push(Trouble::stops("band", "Say the band of the allowance, the level of the fee, or both"));
        }
        if self.band.is_some() && self.child.is_none() {
            troubles.push(Trouble::stops("child", "An allowance is for a child: say which"));
        }
        if self.a_week.is_some_and(|pence| pence.in_pence() < 0) {
            troubles.push(Trouble::stops("a_week", "An amount is not less than nothing"));
        }
        troubles
    }
}
