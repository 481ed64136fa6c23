//! An indicator has one target on a day.

use super::{Findings, Rule, Scene, Severity};

/// The rule.
pub(super) static RULE: Rule =
    Rule { id: "two-targets", title: "An indicator has one target on a day", check };

fn check(scene: &Scene<'_>, findings: &mut Findings) {
    let day = scene.month.last();
    for indicator in indicators::INDICATORS {
        let all: Vec<_> = scene
            .cohort
            .authority
            .targets
            .iter()
            .filter(|target| target.indicator == indicator.id)
            .filter(|target| target.since <= day && target.until.is_none_or(|until| until >= day))
            .collect();
        let Some(latest) = all.iter().map(|target| target.since).max() else { continue };
        let of_latest: Vec<_> = all.iter().filter(|target| target.since == latest).collect();
        let Some((first, others)) = of_latest.split_first() else { continue };
        let bands = |target: &timeline::Target| (target.green, target.amber, target.red);
        if let Some(other) = others.iter().find(|other| bands(other) != bands(first)) {
            let sentence = format!(
                "{} has two targets from {}: {} ({}) and {} ({})",
                indicator.id,
                latest.to_words(),
                first.printed.join(", "),
                first.run,
                other.printed.join(", "),
                other.run
            );
            findings.add(Severity::Warns, &[indicator.id], sentence);
        }
    }
}
