//! One fact has one figure.

use std::collections::BTreeMap;

use timeline::{PublishedFigure, PublishedPeriod};

use super::scene::{is_snapshot, words};
use super::{Findings, Rule, Scene, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule { id: "two-for-one", title: "One fact has one published figure", check };

fn check(scene: &Scene<'_>, findings: &mut Findings) {
    let mut facts: BTreeMap<(&str, usize), Vec<&PublishedFigure>> = BTreeMap::new();
    let periods = scene.periods();
    for (indicator, figure) in scene.published_now() {
        // A snapshot's year is its last day: the year's figure and the one of March are one fact. The year of a count is
        // the year to March.
        let fact = match figure.period {
            PublishedPeriod::FinancialYear(_) if is_snapshot(indicator) => 0,
            PublishedPeriod::FinancialYear(_) => 1,
            period => periods.iter().position(|of| *of == period).unwrap_or_default(),
        };
        facts.entry((indicator.id, fact)).or_default().push(figure);
    }
    for ((id, _), figures) in facts {
        let mut values: Vec<f64> = figures.iter().filter_map(|figure| figure.value).collect();
        values.sort_by(f64::total_cmp);
        values.dedup();
        let told = |figure: &&PublishedFigure| {
            let printed = if figure.printed.trim().is_empty() { "nothing" } else { figure.printed.as_str() };
            format!("{printed} ({}, {})", words(figure.period), figure.run)
        };
        let all = || figures.iter().map(told).collect::<Vec<_>>().join("; ");
        if values.len() > 1 {
            findings.add(
                Severity::Warns,
                &[id],
                format!("{id} is published more than once and not the same: {}", all()),
            );
        } else if values.len() == 1 && figures.iter().any(|figure| figure.value.is_none()) {
            let sentence = format!("{id} is published once and left blank once: {}", all());
            findings.add(Severity::Informs, &[id], sentence);
        }
    }
}
