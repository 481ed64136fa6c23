//! Contract with a provider of homes.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::BoughtHow;
use crate::Money;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What the authority agreed with a provider: under which framework, for how long, at which price.
///
/// Happened: the span. Source: capabilities PLA-20.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProviderContract {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Provider.
    pub provider: String,
    /// Number of the contract.
    pub contract: String,
    /// How is it bought.
    pub how: BoughtHow,
    /// Under which framework or tender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub framework: Option<String>,
    /// Agreed price a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a_week: Option<Money>,
    /// For how many places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<f64>,
    /// To be looked at again by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Day>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for ProviderContract {
    const KIND: &'static Kind = &Kind {
        name: "provider_contract",
        title: "Contract with a provider of homes",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("provider", "Provider", Form::Text),
            Field::new("contract", "Number of the contract", Form::Text),
            Field::new("how", "How is it bought?", Form::Choice(BoughtHow::SET)),
            Field::new("framework", "Under which framework or tender?", Form::Text).optional(),
            Field::new("a_week", "Agreed price a week", Form::Money).hint("In pounds").optional(),
            Field::new("places", "For how many places?", Form::Number).optional(),
            Field::new("review_by", "To be looked at again by", Form::Day).optional(),
            Field::new("notes", "Anything else", Form::Text).optional(),
        ],
        read: read::<ProviderContract>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.until.is_some_and(|until| until < self.since) {
            return vec![Trouble::stops("until", "It ended before it began: change one of the two days")];
        }
        Vec::new()
    }
}
