//! Part of a placement that others pay.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Money;
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Who else pays.
    RechargedTo = "recharged_to", "Who else pays" {
        Health = "health" "Health",
        Education = "education" "Education",
        Authority = "authority" "Another authority",
        Adults = "adults" "Adult services",
        Other = "other" "Somebody else",
    }
}

/// Who else pays for where a child lives, how much, and up to when they were asked and paid.
///
/// Happened: the span. Source: capabilities PLA-15.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementRecharge {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Who pays.
    pub who: RechargedTo,
    /// Which body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named: Option<String>,
    /// How much a week.
    pub a_week: Money,
    /// Agreed in writing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Day>,
    /// Asked for up to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoiced_to: Option<Day>,
    /// Paid up to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_to: Option<Day>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for PlacementRecharge {
    const KIND: &'static Kind = &Kind {
        name: "placement_recharge",
        title: "Part of a placement that others pay",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("who", "Who pays?", Form::Choice(RechargedTo::SET)),
            Field::new("named", "Which body?", Form::Text).optional(),
            Field::new("a_week", "How much a week?", Form::Money).hint("In pounds"),
            Field::new("agreed", "Agreed in writing", Form::Day).optional(),
            Field::new("invoiced_to", "Asked for up to", Form::Day).optional(),
            Field::new("paid_to", "Paid up to", Form::Day).optional(),
            Field::new("notes", "Anything else", Form::Text).optional(),
        ],
        read: read::<PlacementRecharge>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.until.is_some_and(|until| until < self.since) {
            troubles.push(Trouble::stops("until", "It ended before it began: change one of the two days"));
        }
        if self.a_week.in_pence() < 0 {
            troubles.push(Trouble::stops("a_week", "Say an amount of nothing or more"));
        }
        if self.paid_to.is_some_and(|paid| self.invoiced_to.is_none_or(|asked| paid > asked)) {
            troubles.push(Trouble::stops(
                "paid_to",
                "More is paid than was asked for: change one of the two days",
            ));
        }
        troubles
    }
}
