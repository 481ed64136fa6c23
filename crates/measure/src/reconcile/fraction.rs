//! A printed share is what its printed fraction gives.

use super::scene::words;
use super::{Findings, Rule, Scene, Severity};
use crate::decimal::{ratio, with_sign};
use crate::published::{fraction, fraction_agrees};

/// The rule.
pub(super) static RULE: Rule =
    Rule { id: "fraction", title: "A printed share is what its printed fraction gives", check };

fn check(scene: &Scene<'_>, findings: &mut Findings) {
    for (indicator, figure) in scene.published_now() {
        if fraction_agrees(figure, indicator.unit) != Some(false) {
            continue;
        }
        let Some((numerator, denominator)) = fraction(figure) else { continue };
        let exact = ratio(numerator, denominator, indicator.unit.scale(), indicator.unit.decimals());
        let sentence = format!(
            "{} for {}: {numerator} of {denominator} is {}, and {} is printed ({})",
            indicator.id,
            words(figure.period),
            with_sign(exact.unwrap_or_default(), indicator.unit),
            figure.printed,
            figure.run
        );
        findings.add(Severity::Blocks, &[indicator.id], sentence);
    }
}
