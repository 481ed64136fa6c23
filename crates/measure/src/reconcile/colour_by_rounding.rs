//! Rounding does not decide the colour.

use indicators::Unit;

use super::{Findings, Rule, Scene, Severity};
use crate::decimal::of_digits;
use crate::rag_of;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "colour-by-rounding",
    title: "The colour of the rounded value is that of the exact one",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings) {
    for (indicator, figure) in scene.all().filter(|(indicator, _)| indicator.unit != Unit::Count) {
        let (Some(value), Some(_), Some(exact)) = (figure.value, figure.denominator, figure.rag) else {
            continue;
        };
        let Some(target) = scene.cohort.authority.target_on(indicator.id, figure.to) else { continue };
        let Ok(rounded) = of_digits(value, indicator.unit.decimals()).parse::<f64>() else { continue };
        if let (Some(shown), _) = rag_of(target, rounded)
            && shown != exact
        {
            let sentence = format!(
                "{} is {} on the exact value and would be {} on the {} that is shown",
                indicator.id,
                exact.word(),
                shown.word(),
                figure.display
            );
            findings.add(Severity::Informs, &[indicator.id], sentence);
        }
    }
}
