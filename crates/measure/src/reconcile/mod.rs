//! Reconciling: what must hold between the figures of a month, and does not.
//!
//! A shelf of rules, one a file, and a line in [`RULES`]. Nothing is repaired and nothing is picked: a finding is a sentence
//! for the person who publishes. What blocks is resolved, or published with the reason.

mod bands_tile;
mod breakdown;
mod colour_by_rounding;
mod definition_break;
mod denominator_agrees;
mod fraction;
mod headcount;
mod known_faults;
mod on_the_boundary;
mod published_again;
mod reviewing_officers;
mod scene;
mod stock_and_flow;
mod subset;
mod two_for_one;
mod two_targets;
mod year_to_date;

use calendar::Month;
use serde::Serialize;
use timeline::Cohort;

pub use known_faults::{KnownFault, Outcome, known_faults};
pub(crate) use scene::Scene;

/// How a finding bears on publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It does not add up: resolved before anything is published, or published with the reason.
    Blocks,
    /// A reader must be told.
    Warns,
    /// Worth knowing.
    Informs,
}

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// The rule: `stock-and-flow`.
    pub rule: &'static str,
    /// How it bears on publication.
    pub severity: Severity,
    /// What does not hold, in a sentence.
    pub sentence: String,
    /// The indicators concerned.
    pub figures: Vec<String>,
    /// The children who make the difference, by local identifier, where the record can tell.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<String>,
}

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name, which never changes: `stock-and-flow`.
    pub id: &'static str,
    /// What must hold.
    pub title: &'static str,
    check: fn(&Scene<'_>, &mut Findings),
}

/// Every rule, in reading order.
pub static RULES: &[&Rule] = &[
    &breakdown::RULE,
    &stock_and_flow::RULE,
    &subset::RULE,
    &headcount::RULE,
    &fraction::RULE,
    &denominator_agrees::RULE,
    &year_to_date::RULE,
    &two_for_one::RULE,
    &published_again::RULE,
    &definition_break::RULE,
    &colour_by_rounding::RULE,
    &on_the_boundary::RULE,
    &bands_tile::RULE,
    &two_targets::RULE,
    &reviewing_officers::RULE,
];

/// Where rules put what they find.
pub(crate) struct Findings {
    rule: &'static str,
    all: Vec<Finding>,
}

impl Findings {
    fn add(&mut self, severity: Severity, figures: &[&str], sentence: String) {
        self.add_with(severity, figures, sentence, Vec::new());
    }

    fn add_with(&mut self, severity: Severity, figures: &[&str], sentence: String, children: Vec<String>) {
        let figures = figures.iter().map(|id| (*id).to_owned()).collect();
        self.all.push(Finding { rule: self.rule, severity, sentence, figures, children });
    }
}

/// Everything that does not hold in a month, what blocks first, then in the order of the rules.
pub fn reconcile(cohort: &Cohort, month: Month) -> Vec<Finding> {
    let scene = Scene::new(cohort, month);
    let mut findings = Findings { rule: "", all: Vec::new() };
    for rule in RULES {
        findings.rule = rule.id;
        (rule.check)(&scene, &mut findings);
    }
    findings.all.sort_by_key(|finding| finding.severity);
    findings.all
}
