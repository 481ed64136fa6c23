//! What others achieved, each with the year it is of.

use indicators::Indicator;
use measure::display;
use press::{Cell, Column};
use timeline::{Authority, Benchmark};

use super::words::joined;
use super::{cells, years};

/// Whose value, and the heading of its column.
pub(crate) const OTHERS: [(&str, &str); 4] = [
    ("statistical_neighbour_average", "Similar authorities"),
    ("best_statistical_neighbour", "Best of them"),
    ("national_average", "England"),
    ("national_top_quartile_threshold", "Best quarter of England from"),
];

/// The latest benchmark of an indicator that has a value; one with a dash where there is no other.
pub(crate) fn latest<'a>(authority: &'a Authority, indicator: &Indicator, of: &str) -> Option<&'a Benchmark> {
    let of = |benchmark: &&Benchmark| benchmark.indicator == indicator.id && benchmark.of == of;
    let mut found: Option<&Benchmark> = None;
    for benchmark in authority.benchmarks.iter().filter(of) {
        // In the order of years; of one year the first that was loaded stands.
        let better = found.is_none_or(|found| {
            (benchmark.value.is_some(), benchmark.year) > (found.value.is_some(), found.year)
        });
        if better {
            found = Some(benchmark);
        }
    }
    found
}

/// Whether there is anything to compare an indicator with.
pub(crate) fn any(authority: &Authority, indicator: &Indicator) -> bool {
    OTHERS.iter().any(|(of, _)| latest(authority, indicator, of).is_some())
}

/// The one year that every benchmark in use is of, if it is one.
pub(crate) fn one_year(authority: &Authority, indicators: &[&'static Indicator]) -> Option<u16> {
    let mut years = indicators
        .iter()
        .flat_map(|indicator| OTHERS.iter().filter_map(|(of, _)| latest(authority, indicator, of)))
        .map(|benchmark| benchmark.year);
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

/// The columns: with the year above them where all are of one.
pub(crate) fn columns(year: Option<u16>) -> impl Iterator<Item = Column> {
    let group = match year {
        Some(year) => format!("Others, {}", years::name(i32::from(year))),
        None => "Others, each with its year".to_owned(),
    };
    OTHERS.iter().map(move |(_, heading)| Column::number(*heading).under(group.clone()))
}

/// The cells of an indicator, each with its year where they are not all of one.
pub(crate) fn row<'a>(
    authority: &'a Authority,
    indicator: &'static Indicator,
    year: Option<u16>,
) -> impl Iterator<Item = Cell> + 'a {
    OTHERS.iter().map(move |(of, _)| {
        let Some(benchmark) = latest(authority, indicator, of) else {
            return Cell::empty("nothing to compare with is loaded");
        };
        let Some(value) = benchmark.value else { return Cell::empty("the source has a dash") };
        let shown = display(Some(value), indicator.unit);
        let shown = match year {
            Some(_) => shown,
            None => format!("{shown} ({})", years::name(i32::from(benchmark.year))),
        };
        cells::number(value, indicator.unit, &shown)
    })
}

/// The same in words, a sentence for each year: `In 2016/17 England was at 62.0.` Nothing where none is known.
pub(crate) fn in_words(authority: &Authority, indicator: &Indicator) -> Vec<String> {
    let mut years: Vec<(u16, Vec<String>)> = Vec::new();
    for (of, said) in [
        ("statistical_neighbour_average", "the average of similar authorities was"),
        ("best_statistical_neighbour", "the best of them"),
        ("national_average", "England"),
        ("national_top_quartile_threshold", "the best quarter of England began at"),
    ] {
        let Some(benchmark) = latest(authority, indicator, of) else { continue };
        let Some(value) = benchmark.value else { continue };
        let words = format!("{said} {}", display(Some(value), indicator.unit));
        match years.iter_mut().find(|(year, _)| *year == benchmark.year) {
            Some((_, all)) => all.push(words),
            None => years.push((benchmark.year, vec![words])),
        }
    }
    let said = years.into_iter();
    said.map(|(year, words)| format!("In {} {}.", years::name(i32::from(year)), joined(&words))).collect()
}
