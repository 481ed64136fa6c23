//! Words that several pages use.

use calendar::Month;
use indicators::{Told, Unit};
use measure::{Figure, Kind};

/// `1 child`, `2 children`.
pub(crate) fn of_things(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn joined(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// With a capital and a full stop.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.trim().chars();
    let Some(first) = letters.next() else { return String::new() };
    let text: String = first.to_uppercase().chain(letters).collect();
    if text.ends_with(['.', '!', '?']) { text } else { text + "." }
}

/// The value with its unit in words: `116.3 per 10,000`, `351.4 days`.
pub(crate) fn with_unit(display: &str, unit: Unit) -> String {
    match unit {
        Unit::RatePer10000 { .. } => format!("{display} per 10,000"),
        Unit::Days { .. } => format!("{display} days"),
        Unit::Count | Unit::Percent { .. } | Unit::Average { .. } => display.to_owned(),
    }
}

/// What a value was counted from: `79 of 651`.
pub(crate) fn fraction(figure: &Figure) -> Option<String> {
    let (numerator, denominator) = (figure.numerator?, figure.denominator?);
    match figure.unit {
        Unit::Count => None,
        Unit::Percent { .. } => Some(format!("{numerator} of {denominator}")),
        Unit::RatePer10000 { .. } => Some(format!("{numerator} of {denominator} people under 18")),
        Unit::Days { .. } => Some(format!("{numerator} days over {denominator} children")),
        Unit::Average { .. } => Some(format!("{numerator} over {denominator}")),
    }
}

/// A figure in words: `12.1% (79 of 651)`.
pub(crate) fn value(figure: &Figure) -> String {
    let value = with_unit(&figure.display, figure.unit);
    fraction(figure).map_or(value.clone(), |fraction| format!("{value} ({fraction})"))
}

/// The days of a figure at the head of a sentence: `In October 2018`.
pub(crate) fn when(figure: &Figure) -> String {
    match figure.kind {
        Kind::Month => format!("In {}", Month::of(figure.to).to_words()),
        Kind::YearToDate => format!("From {} to {}", figure.from.to_words(), figure.to.to_words()),
        Kind::Snapshot => format!("At the end of {}", Month::of(figure.to).to_words()),
    }
}

/// Over which days an indicator is told, as its column of the summary says it.
pub(crate) const fn told(told: Told) -> &'static str {
    match told {
        Told::Snapshot => "Month end",
        Told::MonthAndYearToDate => "Financial year",
        Told::YearToDateOnly => "Year to date",
        Told::RollingYear => "Rolling year",
        Told::TermEnd => "Term end",
    }
}

/// A heading for a polarity: `High`.
pub(crate) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_sentences() {
        let of = |items: &[&str]| joined(&items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&[]), "");
        assert_eq!(of(&["a"]), "a");
        assert_eq!(of(&["a", "b"]), "a and b");
        assert_eq!(of(&["a", "b", "c"]), "a, b and c");
        assert_eq!(sentence("the loads do not cover it"), "The loads do not cover it.");
        assert_eq!(sentence("It is."), "It is.");
        assert_eq!(of_things(1, "child", "children"), "1 child");
        assert_eq!(of_things(0, "child", "children"), "0 children");
    }
}
