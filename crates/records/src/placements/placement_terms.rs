//! On which terms a placement is bought.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Money;
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How a placement is bought.
    BoughtHow = "bought_how", "How the placement is bought" {
        InHouse = "in_house" "The authority’s own",
        Framework = "framework" "From a framework",
        Block = "block" "A block contract",
        Spot = "spot" "Bought for this child alone",
        Regional = "regional" "From the region",
        Unpaid = "unpaid" "Nobody is paid",
    }
}

/// Who provides a placement, on which terms and for how much: for those who buy and those who watch what is spent.
///
/// Happened: the span. Source: capabilities PLA-01, PLA-15, PLA-20.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementTerms {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// How it is bought.
    pub how: BoughtHow,
    /// What it costs a week. In pounds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a_week: Option<Money>,
    /// Who else pays, and what share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared: Option<String>,
    /// Contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<String>,
    /// To be looked at again by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Day>,
}

impl Definition for PlacementTerms {
    const KIND: &'static Kind = &Kind {
        name: "placement_terms",
        title: "Terms of a placement",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("provider", "Provider", Form::Text).optional(),
            Field::new("how", "How is it bought?", Form::Choice(BoughtHow::SET)),
            Field::new("a_week", "What it costs a week", Form::Money).optional().hint("In pounds"),
            Field::new("shared", "Who else pays, and what share?", Form::Text).optional(),
            Field::new("contract", "Contract", Form::Text).optional(),
            Field::new("review_by", "To be looked at again by", Form::Day).optional(),
        ],
        read: read::<PlacementTerms>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.a_week.is_some_and(|cost| cost.in_pence() < 0) {
            return vec![Trouble::stops("a_week", "Say an amount of nothing or more")];
        }
        Vec::new()
    }
}
