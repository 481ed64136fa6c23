//! Adoption placement plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// How a child whose match is decided comes to live with the adopters: when, who decides what until the order, who keeps in touch
/// with the child, what support there is; and whether the adopters wish to go on.
///
/// Happened: the day it was sent to the adopters. Source: Adoption Agencies Regulations 2005, regulation 35(2) to (3) and
/// Schedule 5.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptionPlacementPlan {
    /// Sent to the adopters on.
    pub day: Day,
    /// The child is to move in on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moves_in: Option<Day>,
    /// What the adopters may decide, and what not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decides: Option<String>,
    /// Who keeps in touch with the child, and how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_touch: Option<String>,
    /// What support there is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<String>,
    /// The adopters said on this day that they wish to go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wished: Option<Day>,
    /// Their doctor, the health and the education services were told on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notified: Option<Day>,
}

impl Definition for AdoptionPlacementPlan {
    const KIND: &'static Kind = &Kind {
        name: "adoption_placement_plan",
        title: "Adoption placement plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Sent to the adopters on", Form::Day),
            Field::new("moves_in", "The child is to move in on", Form::Day).optional(),
            Field::new("decides", "What may the adopters decide, and what not?", Form::LongText)
                .optional()
                .hint("Until the order the authority and the parents have a say too"),
            Field::new("in_touch", "Who keeps in touch with the child, and how?", Form::LongText).optional(),
            Field::new("support", "What support is there?", Form::LongText).optional(),
            Field::new("wished", "The adopters said that they wish to go on, on", Form::Day).optional(),
            Field::new("notified", "Their doctor, health and education services were told on", Form::Day)
                .optional(),
        ],
        read: read::<AdoptionPlacementPlan>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        for (field, day) in [("moves_in", self.moves_in), ("wished", self.wished)] {
            if day.is_some_and(|day| day < self.day) {
                let says = "This is before the plan was sent: correct one of the days";
                troubles.push(Trouble::stops(field, says));
            }
        }
        troubles
    }
}
