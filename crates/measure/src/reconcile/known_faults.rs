//! What people found in a publication by reading it, held against what the rules find in it.

use std::collections::BTreeMap;

use calendar::Month;
use timeline::strands_of::governance::PublishedCount;
use timeline::{Authority, Cohort, FaultFound, PublishedFault};

use super::scene::periods_to;
use super::{Finding, RULES, Rule, reconcile};

/// A fault known of a publication, and what came of looking for it.
#[derive(Debug, Clone)]
pub struct KnownFault<'a> {
    /// The fault.
    pub fault: &'a PublishedFault,
    /// What came of it.
    pub outcome: Outcome<'a>,
}

/// What came of looking for a known fault.
#[derive(Debug, Clone)]
pub enum Outcome<'a> {
    /// A rule finds it, in each of these months.
    Found(&'static Rule, &'a [Month]),
    /// A rule of this name was expected to find it. It does not, or there is no such rule.
    Missed(&'a str),
    /// No rule can find it, because.
    NotSought(&'a str),
}

/// The faults known of the publications that speak of a month, in the order in which they were listed, each looked for
/// now. The rules are held against the publication alone: a record that is kept beside it, or another publication, may say
/// something else, and that would be another finding.
pub fn known_faults(cohort: &Cohort, month: Month) -> Vec<KnownFault<'_>> {
    let authority = &cohort.authority;
    let mut alone: BTreeMap<&str, Option<Alone>> = BTreeMap::new();
    let mut known = Vec::new();
    for fault in &authority.faults {
        let of = alone.entry(&fault.run).or_insert_with(|| Alone::of(cohort, &fault.run, month));
        let Some(publication) = of else { continue };
        let outcome = match &fault.found {
            FaultFound::ByNone { because } => Outcome::NotSought(because),
            FaultFound::ByRule { rule, months, figures } => {
                match RULES.iter().find(|known| known.id == rule) {
                    Some(rule) if publication.finds(rule, months, figures) => Outcome::Found(rule, months),
                    _ => Outcome::Missed(rule),
                }
            }
        };
        known.push(KnownFault { fault, outcome });
    }
    known
}

/// A publication without the record and without other publications.
struct Alone {
    cohort: Cohort,
    found: BTreeMap<Month, Vec<Finding>>,
}

impl Alone {
    /// The publication, where it speaks of the month.
    fn of(cohort: &Cohort, publication: &str, month: Month) -> Option<Alone> {
        let whole = &cohort.authority;
        // Where in a publication a figure stood follows its name.
        let stands_in = |run: &str| {
            run.strip_prefix(publication).is_some_and(|rest| rest.is_empty() || rest.starts_with(", "))
        };
        let periods = periods_to(month);
        let published: Vec<_> =
            whole.published.iter().filter(|figure| stands_in(&figure.run)).cloned().collect();
        if !published.iter().any(|figure| periods.contains(&figure.period)) {
            return None;
        }
        let authority = Authority {
            code: whole.code.clone(),
            targets: whole.targets.iter().filter(|target| stands_in(&target.run)).cloned().collect(),
            breakdowns: whole.breakdowns.iter().filter(|split| stands_in(&split.run)).cloned().collect(),
            published,
            strands: whole.strands.only(|count: &PublishedCount| stands_in(&count.run)),
            ..Authority::default()
        };
        let cohort = Cohort::new(cohort.known, authority, Vec::new(), Vec::new());
        Some(Alone { cohort, found: BTreeMap::new() })
    }

    /// Whether a rule finds something about each of these indicators in each of these months.
    fn finds(&mut self, rule: &Rule, months: &[Month], figures: &[String]) -> bool {
        let cohort = &self.cohort;
        let mut finds = |month: &Month| {
            let found = self.found.entry(*month).or_insert_with(|| reconcile(cohort, *month));
            let by_rule: Vec<&Finding> = found.iter().filter(|finding| finding.rule == rule.id).collect();
            figures.iter().all(|figure| by_rule.iter().any(|finding| finding.figures.contains(figure)))
        };
        !months.is_empty() && !figures.is_empty() && months.iter().all(&mut finds)
    }
}
