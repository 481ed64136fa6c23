//! A value whose digits end on a threshold.

use timeline::{Band, Target};

use super::{Findings, Rule, Scene, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "boundary",
    title: "A value without its fraction does not stand on a threshold, where the digits left out decide the colour",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings) {
    for (indicator, figure) in scene.all() {
        let Some(value) =
            figure.value.filter(|_| figure.denominator.is_none() && indicator.unit.decimals() > 0)
        else {
            continue;
        };
        let Some(target) = scene.cohort.authority.target_on(indicator.id, figure.to) else { continue };
        if limits(target).contains(&value) {
            let sentence = format!(
                "{} is exactly {}, where two bands meet: without its fraction the colour cannot be told for certain",
                indicator.id, figure.display
            );
            findings.add(Severity::Warns, &[indicator.id], sentence);
        }
    }
}

fn limits(target: &Target) -> Vec<f64> {
    let ends = |band: Band| [band.low, band.high].into_iter().flatten().map(|limit| limit.value);
    [target.green, target.amber, target.red].into_iter().flatten().flat_map(ends).collect()
}
