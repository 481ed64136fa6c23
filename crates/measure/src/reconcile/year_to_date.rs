//! A year to date follows from its months.

use indicators::{Told, Unit};

use super::denominator_agrees::numerator;
use super::{Findings, Rule, Scene, Severity};
use crate::decimal::{of_digits, ratio, with_sign};
use crate::{Figure, Kind, Origin};

/// The rule.
pub(super) static RULE: Rule =
    Rule { id: "year-to-date", title: "A year to date follows from its months", check };

fn check(scene: &Scene<'_>, findings: &mut Findings) {
    for (indicator, year) in scene.all() {
        if indicator.told != Told::MonthAndYearToDate || year.kind != Kind::YearToDate {
            continue;
        }
        let Some(value) = year.value.filter(|_| year.source == Origin::Published) else { continue };
        let months: Option<Vec<(i64, i64)>> = scene
            .year_so_far()
            .map(|month| fraction_of(scene, scene.at(indicator.id, Kind::Month, month)?))
            .collect();
        let Some(months) = months else { continue };
        let (top, bottom) =
            months.iter().fold((0, 0), |(top, bottom), month| (top + month.0, bottom + month.1));
        let (follows, words) = match indicator.unit {
            Unit::Count => (Some(top.to_string()), top.to_string()),
            unit => {
                let shown = ratio(top, bottom, unit.scale(), unit.decimals());
                let words = with_sign(shown.clone().unwrap_or_else(|| "-".to_owned()), unit);
                (shown, format!("{top} of {bottom}, {words}"))
            }
        };
        if follows.is_some_and(|follows| follows != of_digits(value, indicator.unit.decimals())) {
            let sentence = format!(
                "{} for the year to date is {}, and its months give {words}",
                indicator.id, year.display
            );
            findings.add(Severity::Blocks, &[indicator.id], sentence);
        }
    }
}

/// The numerator and denominator of a month: as printed, or as the count that it is a share of gives them.
fn fraction_of(scene: &Scene<'_>, figure: &Figure) -> Option<(i64, i64)> {
    if figure.unit == Unit::Count {
        return Some((figure.numerator?, 0));
    }
    if let Some(fraction) = figure.numerator.zip(figure.denominator) {
        return Some(fraction);
    }
    let whole = match figure.id {
        "6.5" | "6.7" | "6.9" => "6.4",
        "10.3" => "10.1",
        _ => return None,
    };
    let whole = scene.at(whole, Kind::Month, calendar::Month::of(figure.to))?.numerator?;
    if whole == 0 {
        return Some((0, 0));
    }
    Some((numerator(figure.value?, whole, figure.unit)?, whole))
}
