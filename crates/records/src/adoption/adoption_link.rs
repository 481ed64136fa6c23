//! Link with adopters.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How it ended.
    LinkEnd = "link_end", "How it ended" {
        Matched = "matched" "Matched",
        NotChosen = "not_chosen" "Other adopters were chosen",
        AdoptersWithdrew = "adopters_withdrew" "The adopters withdrew",
        NotRight = "not_right" "Not right for the child",
    }
}

/// Adopters were considered for the child, and what came of it.
///
/// Happened: the span. Source: Adoption Agencies Regulations 2005, regulation 31; capabilities ADO-02 and ADO-06.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptionLink {
    /// Considered since.
    pub since: Day,
    /// Which household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<String>,
    /// Whose adopters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Is it early permanence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub early: Option<bool>,
    /// Ended on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Day>,
    /// How did it end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<LinkEnd>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl Definition for AdoptionLink {
    const KIND: &'static Kind = &Kind {
        name: "adoption_link",
        title: "Link with adopters",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("since", "Considered since", Form::Day),
            Field::new("household", "Which household?", Form::Household).optional(),
            Field::new("agency", "Whose adopters?", Form::Text)
                .optional()
                .hint("The agency, where they are not our own"),
            Field::new("early", "Is it early permanence?", Form::YesNo).optional().hint(
                "The child lives with them as \
                foster carers first: fostering to adopt, or concurrent planning",
            ),
            Field::new("ended", "Ended on", Form::Day).optional(),
            Field::new("result", "How did it end?", Form::Choice(LinkEnd::SET)).optional(),
            Field::new("because", "Why", Form::Text).optional(),
        ],
        read: read::<AdoptionLink>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.ended)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.result.is_some() && self.ended.is_none() {
            troubles.push(Trouble::stops("ended", "Say on which day it ended"));
        }
        if self.ended.is_some_and(|ended| ended < self.since) {
            troubles.push(Trouble::stops("ended", "It ended before it began: correct one of the days"));
        }
        troubles
    }
}
