//! Somebody asked for a place.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What they said.
    SearchAnswer = "search_answer", "What they said" {
        Waiting = "waiting" "No answer yet",
        Offered = "offered" "They could",
        Refused = "refused" "They could not",
        NotSuited = "not_suited" "We found it not suited",
    }
}

code_set! {
    /// Why not.
    SearchRefused = "search_refused", "Why not" {
        Full = "full" "No room",
        Needs = "needs" "What the child needs",
        Risk = "risk" "Risk to others there",
        Age = "age" "Age",
        Group = "group" "Not all brothers and sisters",
        Place = "place" "Where it is",
        Terms = "terms" "Beyond their approval",
        Cost = "cost" "Cost",
        Other = "other" "Something else",
    }
}

/// A household, a home or a provider was asked whether they could take the child, and what they said.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementSearch {
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
    /// What did they say.
    pub answer: SearchAnswer,
    /// If not, why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<SearchRefused>,
    /// What was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for PlacementSearch {
    const KIND: &'static Kind = &Kind {
        name: "placement_search",
        title: "Somebody asked for a place",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("household", "Which carer household?", Form::Household).optional(),
            Field::new("home", "Which home?", Form::Home).optional(),
            Field::new("provider", "Or which provider?", Form::Text).optional(),
            Field::new("answer", "What did they say?", Form::Choice(SearchAnswer::SET)),
            Field::new("because", "If not, why not?", Form::Choice(SearchRefused::SET)).optional(),
            Field::new("notes", "What was said", Form::LongText).optional(),
        ],
        read: read::<PlacementSearch>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.household.is_none() && self.home.is_none() && self.provider.is_none() {
            let says = "Say who was asked: a carer household, a home, or a provider by name";
            return vec![Trouble::stops("household", says)];
        }
        Vec::new()
    }
}
