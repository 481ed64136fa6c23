//! Adoption support plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Money;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What help the adoptive family gets, from when, and how it is paid for.
///
/// Happened: the day. Source: Adoption Support Services Regulations 2005, regulations 16 and 17; capabilities ADO-10.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptionSupportPlan {
    /// Day.
    pub day: Day,
    /// What help is given.
    pub what: String,
    /// Reviewed by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Day>,
    /// Asked the support fund.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fund_asked: Option<Day>,
    /// The fund answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fund_answered: Option<Day>,
    /// Granted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub granted: Option<Money>,
    /// Ended on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Day>,
}

impl Definition for AdoptionSupportPlan {
    const KIND: &'static Kind = &Kind {
        name: "adoption_support_plan",
        title: "Adoption support plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("what", "What help is given?", Form::LongText),
            Field::new("review_by", "Reviewed by", Form::Day)
                .optional()
                .hint("A year from the plan where nothing is said"),
            Field::new("fund_asked", "Asked the support fund", Form::Day).optional(),
            Field::new("fund_answered", "The fund answered", Form::Day).optional(),
            Field::new("granted", "Granted", Form::Money).optional(),
            Field::new("ended", "Ended on", Form::Day).optional(),
        ],
        read: read::<AdoptionSupportPlan>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.day, self.ended)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.granted.is_some() && self.fund_asked.is_none() {
            troubles.push(Trouble::stops("fund_asked", "Say when the fund was asked"));
        }
        troubles
    }
}
