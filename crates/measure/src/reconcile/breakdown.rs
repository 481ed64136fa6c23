//! A breakdown adds up to its total.

use calendar::Month;
use timeline::PublishedBreakdown;

use super::{Findings, Rule, Scene, Severity};
use crate::Kind;

/// The rule.
pub(super) static RULE: Rule =
    Rule { id: "breakdown", title: "The parts of a breakdown add up to its total", check };

fn check(scene: &Scene<'_>, findings: &mut Findings) {
    let of_month = |breakdown: &&PublishedBreakdown| Month::of(breakdown.day) == scene.month;
    for breakdown in scene.cohort.authority.breakdowns.iter().filter(of_month) {
        let id = breakdown.indicator.as_str();
        let counts: Vec<f64> = breakdown.parts.iter().filter_map(|(_, count, _)| *count).collect();
        let total = scene.now(id, Kind::Snapshot).and_then(|figure| figure.numerator);
        if counts.len() == breakdown.parts.len()
            && let Some(total) = total
        {
            let sum: f64 = counts.iter().sum();
            if sum != total as f64 {
                let sentence = format!(
                    "{id} by {} adds up to {sum}, and the total is {total} ({})",
                    breakdown.by, breakdown.run
                );
                findings.add(Severity::Blocks, &[id], sentence);
            }
        }
        let shares: Vec<f64> = breakdown.parts.iter().filter_map(|(_, _, share)| *share).collect();
        if shares.len() == breakdown.parts.len() && !shares.is_empty() {
            let sum: f64 = shares.iter().sum();
            if (sum - 100.0).abs() > 0.05 {
                let sentence = format!(
                    "the shares of {id} by {} add up to {sum}%: rounding, or a part that is not shown; show an Other row ({})",
                    breakdown.by, breakdown.run
                );
                findings.add(Severity::Informs, &[id], sentence);
            }
        }
    }
}
