//! A share of all looked-after children has the headcount as its denominator.

use timeline::PublishedPeriod;

use super::{Findings, Rule, Scene, Severity};
use crate::Kind;
use crate::published::fraction;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "headcount",
    title: "A share of all looked-after children is out of the number of looked-after children",
    check,
};

/// Shares of all looked-after children; 6.16 leaves out the first week.
const SHARES: &[&str] = &["6.16", "8.2", "8.3", "8.4", "8.5", "9.2"];

fn check(scene: &Scene<'_>, findings: &mut Findings) {
    let mut told: Vec<(&str, i64)> = Vec::new();
    let headcount = scene.now("6.1", Kind::Snapshot).and_then(|figure| figure.numerator);
    if let Some(children) = headcount {
        for id in SHARES {
            let denominator = scene.now(id, Kind::Snapshot).and_then(|figure| figure.denominator);
            if let Some(denominator) = denominator.filter(|denominator| *denominator != children) {
                told.push((id, denominator));
                tell(id, denominator, children, &scene.month.last().to_words(), findings);
            }
        }
    }
    let Some(year) = scene.closing_year().map(PublishedPeriod::FinancialYear) else { return };
    let Some(children) = scene.published("6.1", year).first().and_then(|figure| figure.value) else { return };
    for id in SHARES {
        for figure in scene.published(id, year) {
            let Some((_, denominator)) = fraction(figure) else { continue };
            if denominator as f64 != children && !told.contains(&(*id, denominator)) {
                tell(id, denominator, children as i64, &super::scene::words(year), findings);
            }
        }
    }
}

fn tell(id: &str, denominator: i64, children: i64, when: &str, findings: &mut Findings) {
    // A share may leave some children out, and say so; it cannot be out of more children than there are.
    let severity = if denominator > children { Severity::Blocks } else { Severity::Warns };
    let sentence = format!("{id} is out of {denominator}, and {children} children are looked after ({when})");
    findings.add(severity, &[id, "6.1"], sentence);
}
