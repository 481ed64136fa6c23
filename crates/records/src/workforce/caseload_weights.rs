//! Caseload weights.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What makes a case weigh more.
    CaseWeightOf = "case_weight_of", "What makes a case weigh more" {
        EveryChild = "every_child" "Every child",
        InProceedings = "in_proceedings" "In care proceedings",
        NewToCare = "new_to_care" "In the first months of care",
        Moved = "moved" "Moved home in the last three months",
        Missing = "missing" "Missing or away in the last three months",
        ProtectionPlan = "protection_plan" "On a child protection plan",
        CareLeaver = "care_leaver" "Left care",
        FamilyTime = "family_time" "Family time at which the worker is there, for each hour a week",
    }
}

/// One weight.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CaseWeight {
    /// What makes it weigh more.
    pub of: CaseWeightOf,
    /// How much it adds: of every child, the whole; of a child who left care, in its place.
    pub adds: f64,
}

/// The fields of each.
const CASE_WEIGHT: &[Field] = &[
    Field::new("of", "What?", Form::Choice(CaseWeightOf::SET)),
    Field::new("adds", "How much does it add?", Form::Number),
];

/// How the authority weighs the cases of its social workers, from a day: what each child counts, what makes one weigh more, how
/// many hours are full time, and how much is too much.
///
/// Happened: from the day it applies. A local setting, never called law: no regulation sets a caseload. Source: council pack
/// of 2018 (caseload per worker by full-time equivalence; cases in proceedings weigh more; a protected caseload in the first
/// year).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseloadWeights {
    /// From.
    pub since: Day,
    /// Hours a week of somebody full time.
    pub hours: f64,
    /// Most that a full-time worker should have, weighed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<f64>,
    /// The share of it that a worker in their first year should have: 0.9 is nine tenths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_year: Option<f64>,
    /// What counts how much.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weights: Vec<CaseWeight>,
    /// As the authority words it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Definition for CaseloadWeights {
    const KIND: &'static Kind = &Kind {
        name: "caseload_weights",
        title: "Caseload weights",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("hours", "Hours a week of full time", Form::Number),
            Field::new("most", "Most that a full-time worker should have", Form::Number)
                .hint("Weighed as below")
                .optional(),
            Field::new("first_year", "Share of it in the first year of practice", Form::Number)
                .hint("0.9 is nine tenths")
                .optional(),
            Field::new("weights", "What counts how much", Form::Parts(CASE_WEIGHT)).optional(),
            Field::new("words", "As the authority words it", Form::Text).optional(),
        ],
        read: read::<CaseloadWeights>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.hours.partial_cmp(&0.0) != Some(std::cmp::Ordering::Greater) {
            troubles.push(Trouble::stops("hours", "Write the hours of a full week, such as 37"));
        }
        for (at, weight) in self.weights.iter().enumerate() {
            if weight.adds < 0.0 {
                let says = "A weight is not below nought";
                troubles.push(Trouble::stops(format!("weights.{at}.adds"), says));
            }
        }
        troubles
    }
}
