//! A young person stays with their foster carer after 18.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Money;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A former relevant young person stays with whoever fostered them: what was agreed, what is paid, and when it is looked at
/// again.
///
/// Happened: the span. Source: Children Act 1989, section 23CZA.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StayingPutArrangement {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// With which household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<String>,
    /// Paid each week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid: Option<Money>,
    /// The young person pays each week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub young_person_pays: Option<Money>,
    /// Agreed in writing on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Day>,
    /// To be looked at again on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Day>,
    /// Why did it end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
}

impl Definition for StayingPutArrangement {
    const KIND: &'static Kind = &Kind {
        name: "staying_put_arrangement",
        title: "Staying put arrangement",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("household", "With which household?", Form::Household).optional(),
            Field::new("paid", "Paid each week", Form::Money).optional(),
            Field::new("young_person_pays", "The young person pays each week", Form::Money).optional(),
            Field::new("agreed", "Agreed in writing on", Form::Day).optional(),
            Field::new("review", "To be looked at again on", Form::Day).optional(),
            Field::new("ended", "Why did it end?", Form::Text).optional(),
        ],
        read: read::<StayingPutArrangement>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn significant(&self) -> bool {
        true
    }

    fn check(&self) -> Vec<Trouble> {
        let ends_first = self.until.is_some_and(|until| until < self.since);
        if ends_first {
            return vec![Trouble::stops("until", "Say a last day that is not before the first")];
        }
        let paid = [("paid", self.paid), ("young_person_pays", self.young_person_pays)];
        let below = paid.into_iter().filter(|(_, paid)| paid.is_some_and(|paid| paid.in_pence() < 0));
        below.map(|(field, _)| Trouble::stops(field, "Say an amount of nothing or more")).collect()
    }
}
