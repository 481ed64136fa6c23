//! How much each rule counts.

use calendar::Day;
use records::codes::MatchingRule;
use records::fostering::MatchingWeights;
use timeline::{Authority, Stranded};

use crate::rules::RULES;

/// How many rules there are.
const RULES_OF_ALL: usize = MatchingRule::ALL.len();

/// How much each rule counts on a day, 0 to 100, and what is near and far. A setting of the authority, shown to the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    of: [u8; RULES_OF_ALL],
    /// Miles to school that are near.
    pub near: u8,
    /// Miles to school that are far.
    pub far: u8,
    /// Since when the authority has set them; `None`: nobody has, and they are those that come with the program.
    pub since: Option<Day>,
}

impl Default for Weights {
    fn default() -> Weights {
        let mut of = [0; RULES_OF_ALL];
        for rule in RULES {
            of[rule.of as usize] = rule.weight;
        }
        Weights { of, near: 3, far: 20, since: None }
    }
}

impl Weights {
    /// Those that hold in an authority on a day. A rule of which it says nothing counts as much as it comes with.
    pub fn of(authority: &Authority, day: Day) -> Weights {
        let mut weights = Weights::default();
        let Some(set) = authority.strand::<MatchingWeights>().rfind(|set| set.since <= day) else {
            return weights;
        };
        for each in &set.weights {
            weights.of[each.rule as usize] = each.weight.min(100);
        }
        weights.near = set.near.unwrap_or(weights.near);
        weights.far = set.far.unwrap_or(weights.far).max(weights.near.saturating_add(1));
        weights.since = Some(set.since);
        weights
    }

    /// How much a rule counts.
    pub fn weight(&self, rule: MatchingRule) -> u8 {
        self.of[rule as usize]
    }
}
