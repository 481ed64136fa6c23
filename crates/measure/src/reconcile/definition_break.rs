//! A share does not leap from one year to the next without a word.

use indicators::Unit;
use timeline::PublishedPeriod;

use super::scene::words;
use super::{Findings, Rule, Scene, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "definition-break",
    title: "A share that leaps from one year to the next has a note: a new definition is a break in the series",
    check,
};

/// A leap, in hundredths of the whole.
const LEAP: f64 = 20.0;

fn check(scene: &Scene<'_>, findings: &mut Findings) {
    let Some(year) = scene.closing_year() else { return };
    let (last, this) = (PublishedPeriod::FinancialYear(year - 1), PublishedPeriod::FinancialYear(year));
    for indicator in indicators::INDICATORS.iter().filter(|of| matches!(of.unit, Unit::Percent { .. })) {
        let value = |period| scene.published(indicator.id, period).first().and_then(|figure| figure.value);
        let (Some(before), Some(now)) = (value(last), value(this)) else { continue };
        if (now - before).abs() >= LEAP {
            let sentence = format!(
                "{} goes from {before}% in {} to {now}% in {}: say whether the definition changed",
                indicator.id,
                words(last),
                words(this)
            );
            findings.add(Severity::Warns, &[indicator.id], sentence);
        }
    }
}
