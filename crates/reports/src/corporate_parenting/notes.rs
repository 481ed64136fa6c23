//! What a reader must know of all of it.

use std::collections::BTreeSet;

use calendar::{Day, Period};
use indicators::panel;
use measure::Origin;
use press::{Block, Definition, Inline, List, Section};

use super::standing::Standing;
use super::words::{joined, of_things};
use super::{Run, small_numbers};

pub(crate) fn write(run: &Run<'_>, section: Section) -> Section {
    let section = section.with(Block::Definitions(vec![
        definition("Authority", authority(run)),
        definition("Month", format!("{}; as at {}", run.month.to_words(), run.month.last().to_words())),
        definition("As known", run.as_known()),
        definition("The record speaks of", covered(run)),
        definition("Published figures", published(run)),
    ]));
    let mut notes = vec![
        "A figure marked as published was printed by the council before; it stands in where the record does not know, and is \
         never worked out again. A figure marked as record is counted from the children it opens to."
            .to_owned(),
        "A dash is never 0: the reason stands under the table.".to_owned(),
        "Values are rounded once, half up, when they are printed; colours are judged before that. Where the denominator is \
         below 10 the word stands without its colour."
            .to_owned(),
        "A year to date is the sum of its months over the sum of their denominators, from 1 April.".to_owned(),
        "Benchmarks carry the year they are of. They are often a year or two behind the months beside them.".to_owned(),
    ];
    notes.push(if run.options.suppress_small {
        format!(
            "Counts of 1 to {small} are hidden, in figures, in what they leave of a whole and in tables that split a total; with \
             others where those would give them away: years to date, and who came beside who left. Published figures stand as \
             they were published.",
            small = small_numbers::SMALL
        )
    } else {
        "Small numbers are shown. This report is for use inside the council.".to_owned()
    });
    let items = notes.into_iter().map(|note| vec![Inline::Plain(note)]).collect();
    section.with(Block::List(List { numbered: false, items }))
}

fn definition(term: &str, text: String) -> Definition {
    Definition { term: term.to_owned(), text: vec![Inline::Plain(text)] }
}

fn authority(run: &Run<'_>) -> String {
    let code = &run.cohort.authority.code;
    if code.is_empty() || run.cohort.authority.name.is_none() {
        run.authority()
    } else {
        format!("{} ({code})", run.authority())
    }
}

fn covered(run: &Run<'_>) -> String {
    let authority = &run.cohort.authority;
    let runs: Vec<String> = authority.covered().iter().map(|run| days(*run)).collect();
    if runs.is_empty() {
        return "No day: no return is loaded and the record is not kept here. What follows is as published, or not known \
                here."
            .to_owned();
    }
    let children = of_things(run.cohort.children.len(), "child or care leaver", "children and care leavers");
    let returns: Vec<String> = authority
        .returns
        .iter()
        .map(|loaded| format!("{} {}", loaded.name, super::years::name(i32::from(loaded.year))))
        .collect();
    let loaded =
        if returns.is_empty() { String::new() } else { format!(" Returns loaded: {}.", joined(&returns)) };
    format!("{}; {children} in all.{loaded}", joined(&runs))
}

fn days(run: Period) -> String {
    // A record kept here has no last day yet.
    let open = Day::new(2199, 12, 31) == Some(run.to);
    if open {
        format!("{} onwards", run.from.to_words())
    } else {
        format!("{} to {}", run.from.to_words(), run.to.to_words())
    }
}

/// Which publications stand in for how many indicators.
fn published(run: &Run<'_>) -> String {
    let shown: Vec<_> = panel()
        .iter()
        .filter_map(|indicator| Standing::of(run, indicator).now())
        .filter(|figure| figure.source == Origin::Published)
        .collect();
    if shown.is_empty() {
        return "None are shown.".to_owned();
    }
    let from: BTreeSet<&str> = shown
        .iter()
        .flat_map(|figure| figure.flags.iter().filter_map(|flag| flag.strip_prefix("as published: ")))
        .collect();
    let from: Vec<String> = from.into_iter().map(str::to_owned).collect();
    let figures = of_things(shown.len(), "indicator is", "indicators are");
    format!("{figures} shown as published in {}.", joined(&from))
}
