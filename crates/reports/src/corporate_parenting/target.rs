//! Targets in words.

use indicators::{Polarity, Unit};
use measure::{Figure, display, rag_of};
use timeline::{Band, Target};

/// A threshold in words: `90% to below 95%`. The ends are printed as they were set, not rounded.
pub(crate) fn band(band: Band, unit: Unit) -> String {
    let sign = if matches!(unit, Unit::Percent { .. }) { "%" } else { "" };
    let low = band.low.map(|low| (format!("{}{sign}", low.value), low.inside));
    let high = band.high.map(|high| (format!("{}{sign}", high.value), high.inside));
    match (low, high) {
        (None, None) => "any value".to_owned(),
        (Some((low, true)), None) => format!("{low} or more"),
        (Some((low, false)), None) => format!("more than {low}"),
        (None, Some((high, true))) => format!("{high} or less"),
        (None, Some((high, false))) => format!("less than {high}"),
        (Some((low, inside)), Some((high, closed))) => {
            let from = if inside { low } else { format!("more than {low}") };
            if closed { format!("{from} to {high}") } else { format!("{from} to less than {high}") }
        }
    }
}

/// Red, amber or green (by position) as it was printed; in our words where it was not. `None`: not set.
pub(crate) fn printed(target: &Target, nth: usize, unit: Unit) -> Option<String> {
    let as_printed = target.printed[nth].trim();
    if !as_printed.is_empty() {
        return Some(as_printed.to_owned());
    }
    [target.red, target.amber, target.green][nth].map(|set| band(set, unit))
}

/// The whole target: `green 95% or more; amber 90% to less than 95%; red less than 90%`.
pub(crate) fn in_words(target: &Target, unit: Unit) -> String {
    let bands = [("green", target.green), ("amber", target.amber), ("red", target.red)];
    let mut words: Vec<String> = bands
        .iter()
        .filter_map(|(colour, set)| set.map(|set| format!("{colour} {}", band(set, unit))))
        .collect();
    let missing: Vec<&str> =
        bands.iter().filter(|(_, set)| set.is_none()).map(|(colour, _)| *colour).collect();
    if !missing.is_empty() && !words.is_empty() {
        words.push(format!("no {} is set", missing.join(" or ")));
    }
    words.join("; ")
}

/// The lines that a chart draws for a target: where green begins.
pub(crate) fn lines(target: &Target, polarity: Polarity) -> Vec<(&'static str, f64)> {
    let Some(green) = target.green else { return Vec::new() };
    let (low, high) = (green.low.map(|low| low.value), green.high.map(|high| high.value));
    let ends = match polarity {
        Polarity::High => [low.map(|low| ("Target", low)), None],
        Polarity::Low => [high.map(|high| ("Target", high)), None],
        Polarity::Info | Polarity::WithinRange => {
            [low.map(|low| ("Range from", low)), high.map(|high| ("Range to", high))]
        }
    };
    ends.into_iter().flatten().collect()
}

/// Where the colour of the unrounded value is not the one of the value as printed: the sentence that says so.
pub(crate) fn rounding(target: &Target, figure: &Figure) -> Option<String> {
    let value = figure.value?;
    let shown: f64 = display(Some(value), figure.unit).trim_end_matches('%').parse().ok()?;
    let (exact, rounded) = (rag_of(target, value).0, rag_of(target, shown).0);
    if figure.rag.is_none() || figure.rag != exact || exact == rounded {
        return None;
    }
    let sign = if matches!(figure.unit, Unit::Percent { .. }) { "%" } else { "" };
    let decimals = usize::from(figure.unit.decimals()) + 1;
    let would = rounded.map_or("in no band", |rag| rag.word());
    Some(format!(
        "The colour is judged on the unrounded value, {value:.decimals$}{sign}; as printed, {}, it would be {would}.",
        figure.display
    ))
}

#[cfg(test)]
mod tests {
    use timeline::Limit;

    use super::*;

    #[test]
    fn ends_are_said() {
        let end = |value, inside| Some(Limit { value, inside });
        for (low, high, words) in [
            (end(95.0, true), None, "95% or more"),
            (end(95.0, false), None, "more than 95%"),
            (None, end(10.8, false), "less than 10.8%"),
            (None, end(99.1, true), "99.1% or less"),
            (end(90.0, true), end(95.0, false), "90% to less than 95%"),
            (end(20.0, false), end(20.2, true), "more than 20% to 20.2%"),
            (None, None, "any value"),
        ] {
            assert_eq!(band(Band { low, high }, Unit::Percent { decimals: 1 }), words);
        }
    }
}
