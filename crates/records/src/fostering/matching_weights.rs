//! Weights of matching.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::MatchingRule;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// How much one rule counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchingWeight {
    /// Which rule.
    pub rule: MatchingRule,
    /// How much does it count. 0 to 100; 0: it is shown and does not count.
    pub weight: u8,
}

/// The fields of each.
const MATCHING_WEIGHT: &[Field] = &[
    Field::new("rule", "Which rule?", Form::Choice(MatchingRule::SET)),
    Field::new("weight", "How much does it count?", Form::Number)
        .hint("0 to 100; 0: it is shown and does not count"),
];

/// How much each rule of matching counts when homes are ranked for a child. A stop stops whatever it weighs.
///
/// Happened: from the day it applies. A local setting, never called law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchingWeights {
    /// From.
    pub since: Day,
    /// What counts how much.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weights: Vec<MatchingWeight>,
    /// Miles to school that are near.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<u8>,
    /// Miles to school that are far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub far: Option<u8>,
    /// Why it is set so, as the authority words it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Definition for MatchingWeights {
    const KIND: &'static Kind = &Kind {
        name: "matching_weights",
        title: "Weights of matching",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("weights", "What counts how much?", Form::Parts(MATCHING_WEIGHT)).optional(),
            Field::new("near", "Miles to school that are near", Form::Number).optional(),
            Field::new("far", "Miles to school that are far", Form::Number).optional(),
            Field::new("words", "Why so?", Form::Text)
                .hint("Who agreed it, and what it is meant to change")
                .optional(),
        ],
        read: read::<MatchingWeights>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        for (at, each) in self.weights.iter().enumerate() {
            if self.weights.iter().take(at).any(|before| before.rule == each.rule) {
                troubles.push(Trouble::stops(
                    format!("weights.{at}.rule"),
                    "This rule stands above already: say once how much it counts",
                ));
            }
            if each.weight > 100 {
                troubles.push(Trouble::stops(
                    format!("weights.{at}.weight"),
                    "A weight is a number from 0 to 100",
                ));
            }
        }
        if self.near.zip(self.far).is_some_and(|(near, far)| near >= far) {
            troubles.push(Trouble::stops("far", "What is far is farther than what is near"));
        }
        troubles
    }
}
