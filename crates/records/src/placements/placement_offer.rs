//! Offer of a place.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Money;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A household, a home or a provider offered the child a place.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementOffer {
    /// Day.
    pub day: Day,
    /// Which carer household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<String>,
    /// Which home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<String>,
    /// Or which provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The child can move in from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// Cost a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekly: Option<Money>,
    /// On which conditions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conditions: Option<String>,
    /// Taken on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<Day>,
    /// Declined on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declined: Option<Day>,
    /// Why was it taken or declined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl Definition for PlacementOffer {
    const KIND: &'static Kind = &Kind {
        name: "placement_offer",
        title: "Offer of a place",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("household", "Which carer household?", Form::Household).optional(),
            Field::new("home", "Which home?", Form::Home).optional(),
            Field::new("provider", "Or which provider?", Form::Text).optional(),
            Field::new("from", "The child can move in from", Form::Day).optional(),
            Field::new("weekly", "Cost a week", Form::Money).optional(),
            Field::new("conditions", "On which conditions?", Form::LongText).optional(),
            Field::new("taken", "Taken on", Form::Day).optional(),
            Field::new("declined", "Declined on", Form::Day).optional(),
            Field::new("because", "Why was it taken or declined?", Form::Text).optional(),
        ],
        read: read::<PlacementOffer>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.taken.is_some() && self.declined.is_some() {
            let says = "It was taken or it was declined, not both: leave one of the two days empty";
            troubles.push(Trouble::stops("declined", says));
        }
        for (field, day) in [("taken", self.taken), ("declined", self.declined)] {
            if day.is_some_and(|day| day < self.day) {
                troubles
                    .push(Trouble::stops(field, "This is before the offer: put one of the two days right"));
            }
        }
        if self.household.is_none() && self.home.is_none() && self.provider.is_none() {
            let says = "Say who offers it: a carer household, a home, or a provider by name";
            troubles.push(Trouble::stops("household", says));
        }
        if self.weekly.is_some_and(|cost| cost.in_pence() < 0) {
            troubles.push(Trouble::stops("weekly", "Say an amount of nothing or more"));
        }
        troubles
    }
}
