//! Whom the child lives with.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The carer household, or the home, in which the child lives. The placement says the type, the provider and the
/// place for the return; this says whom it is with.
///
/// Happened: the span; the day it ended is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedWith {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Which carer household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<String>,
    /// Which home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<String>,
    /// Is it for a short while only, while the child’s place is elsewhere.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub respite: bool,
}

impl Definition for PlacedWith {
    const KIND: &'static Kind = &Kind {
        name: "placed_with",
        title: "Whom the child lives with",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("household", "Which carer household?", Form::Household).optional(),
            Field::new("home", "Which home?", Form::Home).optional(),
            Field::new(
                "respite",
                "Is it for a short while only, while the child’s place is elsewhere?",
                Form::YesNo,
            ),
        ],
        read: read::<PlacedWith>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        match (&self.household, &self.home) {
            (None, None) => {
                troubles.push(Trouble::stops(
                    "household",
                    "Say which carer household or which home the child lives with",
                ));
            }
            (Some(_), Some(_)) => {
                troubles.push(Trouble::stops("home", "Say a carer household or a home, not both"));
            }
            _ => {}
        }
        if self.until.is_some_and(|until| until < self.since) {
            troubles.push(Trouble::stops("until", "It ends before it begins: put one of the days right"));
        }
        troubles
    }
}

impl PlacedWith {
    /// Whether it holds on a day: the day it ended is not in it.
    pub fn holds_on(&self, day: Day) -> bool {
        self.since <= day && self.until.is_none_or(|until| day < until)
    }
}
