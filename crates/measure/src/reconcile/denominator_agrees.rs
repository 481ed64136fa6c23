//! A printed share without its fraction is some number of what the page says it is a share of.

use indicators::Unit;

use super::{Findings, Rule, Scene, Severity};
use crate::decimal::{of_digits, ratio};
use crate::{Kind, Origin};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "denominator",
    title: "A share is a whole number of what it is a share of, counted in the same run",
    check,
};

/// Shares, and the count that each is a share of.
const SHARES: &[(&str, &str, Kind)] = &[
    ("6.5", "6.4", Kind::Month),
    ("6.7", "6.4", Kind::Month),
    ("6.9", "6.4", Kind::Month),
    ("10.3", "10.1", Kind::Month),
    ("6.5", "6.4", Kind::YearToDate),
    ("6.7", "6.4", Kind::YearToDate),
    ("6.9", "6.4", Kind::YearToDate),
    ("10.3", "10.1", Kind::YearToDate),
];

/// How far around the stated denominator one that fits is looked for.
const AROUND: i64 = 3;

fn check(scene: &Scene<'_>, findings: &mut Findings) {
    for (share, of, kind) in SHARES {
        let (Some(figure), Some(whole)) = (scene.now(share, *kind), scene.now(of, *kind)) else { continue };
        if figure.source != Origin::Published || figure.denominator.is_some() {
            continue;
        }
        let (Some(value), Some(stated)) = (figure.value, whole.numerator) else { continue };
        if stated <= 0 || numerator(value, stated, figure.unit).is_some() {
            continue;
        }
        let mut near =
            (1..=AROUND).flat_map(|by| [stated - by, stated + by]).filter(|denominator| *denominator > 0);
        let fits =
            near.find_map(|denominator| Some((numerator(value, denominator, figure.unit)?, denominator)));
        let guess = fits.map_or_else(String::new, |(numerator, denominator)| {
            format!("; {numerator} of {denominator} would give it: one of the two was run again and the other was not")
        });
        let sentence = format!(
            "{share} is {} and {of} is {stated}, of which no whole number gives it ({}){guess}",
            figure.display,
            kind.word()
        );
        findings.add(Severity::Blocks, &[share, of], sentence);
    }
}

/// The whole number of a denominator that is shown as this value.
pub(super) fn numerator(value: f64, denominator: i64, unit: Unit) -> Option<i64> {
    let shown = of_digits(value, unit.decimals());
    let about = (value * denominator as f64 / unit.scale() as f64).round() as i64;
    (about - 1..=about + 1).filter(|numerator| (0..=denominator).contains(numerator)).find(|numerator| {
        ratio(*numerator, denominator, unit.scale(), unit.decimals()).as_deref() == Some(&shown)
    })
}
