//! What the figures of an indicator say, in sentences made of them.

use measure::{Direction, Figure};

use super::standing::{Standing, arrow};
use super::words::{capital, sentence, value, when, with_unit};
use super::{Run, cells, comparison, reconciliation, target};

/// A paragraph.
pub(crate) fn paragraph(run: &Run<'_>, standing: &Standing<'_>) -> String {
    let mut said = Vec::new();
    match standing.now() {
        Some(now) if now.value.is_some() => {
            said.push(format!("{}: {}{}.", when(now), value(now), against(run, now)))
        }
        Some(now) => said.push(sentence(&cells::why_not(run, now))),
        None => said.push("Not known here.".to_owned()),
    }
    if let Some(year) = standing.year_to_date.filter(|year| year.value.is_some()) {
        said.push(format!("{}: {}.", when(year), value(year)));
    }
    if let (Some(judged), Some(set)) = (standing.judged(), standing.target) {
        if let Some(rag) = judged.rag {
            let on = if standing.judged_on_the_year() { ", on the year to date" } else { "" };
            said.push(format!(
                "Rated {}{on}: {}.",
                rag.word(),
                target::in_words(set, standing.indicator.unit)
            ));
        }
        said.extend(target::rounding(set, judged));
    }
    said.extend(comparison::in_words(&run.cohort.authority, standing.indicator));
    said.join(" ")
}

/// Held against the month before.
fn against(run: &Run<'_>, now: &Figure) -> String {
    let (Some(direction), Some(before)) = (now.direction, now.previous) else { return String::new() };
    let month = run.month.plus(-1).to_words();
    let before = with_unit(&measure::display(Some(before), now.unit), now.unit);
    match direction {
        Direction::NoChange if arrow(now) == press::Arrow::Level => format!(", the same as in {month}"),
        Direction::NoChange => format!(", from {before} in {month}; both in the range, or as far from it"),
        Direction::Better => format!(", better than in {month} ({before})"),
        Direction::Worse => format!(", worse than in {month} ({before})"),
        Direction::Up => format!(", up from {before} in {month}"),
        Direction::Down => format!(", down from {before} in {month}"),
    }
}

/// What a reader must know of the figures: their flags, each once, without where they were published (that stands with the
/// definition), and what does not add up.
pub(crate) fn flags(run: &Run<'_>, standing: &Standing<'_>) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    let both = standing
        .now()
        .map(|now| ("", now))
        .into_iter()
        .chain(standing.year_to_date.map(|year| ("year to date: ", year)));
    for (of, figure) in both {
        // These two are said elsewhere: with the definition, and with the target.
        let elsewhere = |flag: &str| {
            flag.starts_with("as published:")
                || flag.starts_with("the value is in none of the bands that are set")
        };
        for flag in figure.flags.iter().filter(|flag| !elsewhere(flag)) {
            if said.iter().any(|said| said.eq_ignore_ascii_case(&sentence(flag))) {
                continue;
            }
            said.push(sentence(&format!("{of}{flag}")));
        }
    }
    said.extend(reconciliation::of_indicator(run, standing.indicator.id));
    said
}

/// Where the value of the month comes from.
pub(crate) fn source(standing: &Standing<'_>) -> String {
    let Some(now) = standing.now().filter(|now| now.value.is_some()) else { return "–".to_owned() };
    match now.source {
        measure::Origin::Record => "Counted from the record.".to_owned(),
        measure::Origin::Published => {
            now.flags.iter().find_map(|flag| flag.strip_prefix("as published: ")).map_or_else(
                || "As published.".to_owned(),
                |run| sentence(&format!("{}: {run}", capital("published"))),
            )
        }
    }
}
