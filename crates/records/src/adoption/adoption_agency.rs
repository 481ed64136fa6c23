//! Regional adoption agency.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What an adoption agency does for a child.
    AgencyDoes = "agency_does", "What the agency does" {
        FamilyFinding = "family_finding" "Looks for a family",
        Matching = "matching" "Links and matches",
        Placement = "placement" "Introductions and placement",
        Support = "support" "Support after placement",
    }
}

/// A regional adoption agency, or another agency, acts for the authority in a child's adoption: which, since when, and for
/// what. The decisions stay the authority's.
///
/// Happened: the span. Source: Education and Adoption Act 2016, section 15 (arrangements between authorities and agencies).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptionAgency {
    /// Handed over on.
    pub since: Day,
    /// Handed back on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Which agency.
    pub agency: String,
    /// What does it do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub does: Vec<AgencyDoes>,
    /// Who is the family finder there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worker: Option<String>,
    /// Why it was handed back, or went to another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl AdoptionAgency {
    /// Whether it acts on a day.
    pub fn acts_on(&self, day: Day) -> bool {
        self.since <= day && self.until.is_none_or(|until| until > day)
    }
}

impl Definition for AdoptionAgency {
    const KIND: &'static Kind = &Kind {
        name: "adoption_agency",
        title: "Regional adoption agency",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("since", "Handed over on", Form::Day),
            Field::new("until", "Handed back on", Form::Day)
                .optional()
                .hint("Or on to another: then record that one too"),
            Field::new("agency", "Which agency?", Form::Text),
            Field::new("does", "What does it do?", Form::Choices(AgencyDoes::SET)).optional(),
            Field::new("worker", "Who is the family finder there?", Form::Text).optional(),
            Field::new("because", "Why was it handed back?", Form::Text).optional(),
        ],
        read: read::<AdoptionAgency>,
    };

    fn happened(&self) -> Happened {
        Happened { from: Some(self.since), to: self.until }
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.agency.trim().is_empty() {
            troubles.push(Trouble::stops("agency", "Name the agency to which it was handed over"));
        }
        if self.until.is_some_and(|until| until < self.since) {
            troubles.push(Trouble::stops(
                "until",
                "It was handed back before it was handed over: change one day",
            ));
        }
        troubles
    }
}
