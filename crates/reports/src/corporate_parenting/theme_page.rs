//! The page of a theme: each indicator with what it says, its months, its chart, its definition.

use std::collections::BTreeMap;

use indicators::{Part, Unit};
use measure::Kind;
use press::{Block, Column, Heading, Inline, Level, List, Row, Section, Table};

use super::definitions::{paragraphs, plain};
use super::standing::Standing;
use super::words::{capital, joined};
use super::{Run, Theme, breakdown, cells, chart, commentary, counts, small_numbers, target};

pub(crate) fn write(run: &Run<'_>, theme: Theme, section: Section) -> Section {
    let standings: Vec<Standing<'_>> =
        theme.indicators().map(|indicator| Standing::of(run, indicator)).collect();
    let mut section = section.with(at_a_glance(run, &standings));
    if theme == Theme::LookedAfter {
        section = breakdown::write(run, section);
    }
    for standing in &standings {
        section = indicator(run, standing, section);
    }
    if let Some(table) = counts::of_theme(run, theme) {
        section = section.with(Block::heading(Level::Three, "Counted from")).with(table);
    }
    section
}

/// The theme's indicators, a line each.
fn at_a_glance(run: &Run<'_>, standings: &[Standing<'_>]) -> Table {
    let mut table = Table::new(
        format!("At a glance, {}", run.month.to_words()),
        vec![
            Column::text("Indicator"),
            Column::number(run.month.to_short()),
            Column::text("Rating"),
            Column::text("Direction"),
        ],
    );
    for standing in standings {
        let name = format!("{} {}", standing.indicator.id, standing.indicator.title);
        let cells = vec![cells::value(run, standing.now()), standing.rating(), standing.direction()];
        table.rows.push(Row::new(name, cells));
    }
    table
}

fn indicator(run: &Run<'_>, standing: &Standing<'_>, section: Section) -> Section {
    let indicator = standing.indicator;
    let mut section = section
        .with(Block::Heading(Heading {
            level: Level::Three,
            text: format!("{} {}", indicator.id, indicator.title),
            id: Some(format!("indicator-{}", indicator.id)),
        }))
        .with(Block::text(commentary::paragraph(run, standing)));
    let flags = commentary::flags(run, standing);
    if !flags.is_empty() {
        let items = flags.into_iter().map(|flag| vec![Inline::Plain(flag)]).collect();
        section = section.with(Block::List(List { numbered: false, items }));
    }
    if let Some(table) = counts::of_indicator(run, standing) {
        section = section.with(table);
    }
    if let Some(chart) = chart::trend(run, standing) {
        section = section.with(chart);
    }
    section.with(Block::Definitions(definition(run, standing)))
}

/// What is counted, out of whom, who is left out, held against what, from where.
fn definition(run: &Run<'_>, standing: &Standing<'_>) -> Vec<press::Definition> {
    let indicator = standing.indicator;
    let page = indicator.page();
    let part = |part: Part| plain(&paragraphs(&page, part));
    let mut terms =
        vec![term("Good is", capital(indicator.polarity.word())), term("Counts", part(Part::WhatItCounts))];
    if indicator.unit != Unit::Count {
        terms.push(term("Out of", part(Part::Denominator)));
    }
    terms.push(term("Leaves out", part(Part::Excluded)));
    if let Some(left_out) = left_out(run, standing) {
        terms.push(term("Left out this time", left_out));
    }
    terms.push(term(
        "Target",
        match standing.target {
            Some(set) => {
                let on = if set.year_to_date_only { " Judged on the year to date." } else { "" };
                format!("{}. Set by: {}.{on}", capital(&target::in_words(set, indicator.unit)), set.run)
            }
            None => "None is set.".to_owned(),
        },
    ));
    let years: Vec<String> = run
        .years()
        .iter()
        .filter_map(|year| {
            let known = year.value(indicator, &run.cohort.authority.published)?;
            let published = if known.source == measure::Origin::Published { ", published" } else { "" };
            let note = known.note.map(|note| format!(": {note}")).unwrap_or_default();
            Some(format!("{} ({}{published}{note})", known.display, year.name()))
        })
        .collect();
    if !years.is_empty() {
        terms.push(term("Earlier years", joined(&years)));
    }
    terms.push(term("Source", commentary::source(standing)));
    let status = match indicator.status {
        indicators::Status::Verified => "checked against its source",
        indicators::Status::Knowledge => "not yet checked against a source",
    };
    terms.push(term("Definition", format!("Version {}, {status}.", indicator.version)));
    terms
}

fn term(term: &str, text: String) -> press::Definition {
    press::Definition { term: term.to_owned(), text: vec![Inline::Plain(text)] }
}

/// Who was left out of the figure of the month, by reason.
fn left_out(run: &Run<'_>, standing: &Standing<'_>) -> Option<String> {
    if standing.now().is_none_or(|now| now.source != measure::Origin::Record || now.numerator.is_none()) {
        return None;
    }
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    let kind = standing.kind;
    for member in measure::members(standing.indicator, run.cohort, run.month) {
        if member.kind != kind {
            continue;
        }
        let events = member.events.iter().filter_map(|event| event.excluded_because.as_ref());
        let of_child = member.excluded_because.as_ref().filter(|_| member.events.is_empty());
        for why in events.chain(of_child) {
            *reasons.entry(why.clone()).or_default() += 1;
        }
    }
    let words: Vec<String> = reasons
        .into_iter()
        .map(|(why, count)| {
            let small = run.options.suppress_small && count as i64 <= small_numbers::SMALL;
            if small { format!("1 to 5: {why}") } else { format!("{count}: {why}") }
        })
        .collect();
    let of = if kind == Kind::YearToDate { " (year to date)" } else { "" };
    Some(if words.is_empty() { "Nobody.".to_owned() } else { format!("{}{of}.", words.join("; ")) })
}
