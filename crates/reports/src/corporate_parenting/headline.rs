//! What changed, in sentences tied to figures.

use indicators::{indicator, panel};
use measure::reconcile::Severity;
use measure::{Direction, Figure, Kind, Rag};
use press::{Block, Cell, Inline, KeyFigure, Level, List, Section};

use super::standing::Standing;
use super::words::{joined, of_things, with_unit};
use super::{Page, Run, cells, target};

pub(crate) fn write(run: &Run<'_>, section: Section) -> Section {
    let standings: Vec<Standing<'_>> = panel().iter().map(|indicator| Standing::of(run, indicator)).collect();
    let section = section.with(Block::KeyFigures(key_figures(run, &standings)));
    let mut section = section.with(Block::text(opening(run)));
    let rated = |rag: Rag| standings.iter().filter(move |standing| rag_of(standing) == Some(rag));
    let red: Vec<_> = rated(Rag::Red).collect();
    let all = standings.iter().filter(|standing| rag_of(standing).is_some()).count();
    section =
        section.with(Block::heading(Level::Three, format!("Red: {} of {all} that are rated", red.len())));
    section = if red.is_empty() {
        section.with(Block::text("No rated indicator is red."))
    } else {
        section.with(list(red.iter().map(|standing| against_target(standing))))
    };
    let before = run.month.plus(-1).to_words();
    for (way, heading) in [
        (Direction::Worse, format!("Worse than in {before}")),
        (Direction::Better, format!("Better than in {before}")),
    ] {
        let moved: Vec<_> = standings
            .iter()
            .filter_map(|standing| standing.now().filter(|now| now.direction == Some(way)))
            .collect();
        section = section.with(Block::heading(Level::Three, format!("{heading}: {}", moved.len())));
        section = if moved.is_empty() {
            section.with(Block::text("None."))
        } else {
            section.with(list(moved.into_iter().map(change)))
        };
    }
    not_known(run, &standings, section)
}

fn rag_of(standing: &Standing<'_>) -> Option<Rag> {
    standing.judged().and_then(|figure| figure.rag)
}

fn key_figures(run: &Run<'_>, standings: &[Standing<'_>]) -> Vec<KeyFigure> {
    let looked_after =
        indicator("6.1").and_then(|indicator| run.figure(indicator, Kind::Snapshot, run.month));
    let rated = |rag: Rag| standings.iter().filter(|standing| rag_of(standing) == Some(rag)).count() as i64;
    let count = |label: &str, count: i64| KeyFigure {
        label: label.to_owned(),
        figure: Cell::count(count),
        note: Some(format!("of {} indicators", standings.len())),
    };
    vec![
        KeyFigure {
            label: "Children looked after".to_owned(),
            figure: cells::value(run, looked_after),
            note: looked_after.and_then(more_or_fewer),
        },
        count("Red", rated(Rag::Red)),
        count("Amber", rated(Rag::Amber)),
        count("Green", rated(Rag::Green)),
    ]
}

/// `7 more than in September 2018`.
fn more_or_fewer(figure: &Figure) -> Option<String> {
    let change = figure.value? - figure.previous?;
    let before = calendar::Month::of(figure.to).plus(-1).to_words();
    Some(if change == 0.0 {
        format!("the same as in {before}")
    } else {
        let word = if change > 0.0 { "more" } else { "fewer" };
        format!("{} {word} than in {before}", change.abs())
    })
}

/// Stock and flow.
fn opening(run: &Run<'_>) -> String {
    let of = |id: &str, kind: Kind| indicator(id).and_then(|found| run.figure(found, kind, run.month));
    let month = run.month.to_words();
    let mut said = Vec::new();
    match of("6.1", Kind::Snapshot).filter(|figure| figure.value.is_some()) {
        Some(figure) => {
            let change = more_or_fewer(figure).map(|change| format!(", {change}")).unwrap_or_default();
            said.push(format!("In {month}, {} children were looked after{change}.", figure.display));
        }
        None => said.push(format!("How many children were looked after in {month} is not known here.")),
    }
    let count = |id: &str, kind: Kind| of(id, kind).and_then(|figure| figure.value);
    if let (Some(came), Some(left)) = (count("6.3", Kind::Month), count("6.4", Kind::Month)) {
        let year = count("6.3", Kind::YearToDate).zip(count("6.4", Kind::YearToDate));
        let year = year.map(|(came, left)| format!("; since 1 April, {came} and {left}")).unwrap_or_default();
        said.push(format!("In the month {came} came into care and {left} left it{year}."));
    }
    let blocks = run.findings().iter().filter(|finding| finding.severity == Severity::Blocks).count();
    if blocks > 0 {
        let (things, do_not) = if blocks == 1 { ("1 thing", "does not") } else { ("things", "do not") };
        let things = if blocks == 1 { things.to_owned() } else { format!("{blocks} {things}") };
        said.push(format!("{things} {do_not} add up: see “{}”.", Page::Reconciliation.title()));
    }
    said.join(" ")
}

/// `6.16 Visits up to date: 95.0% (target 98%+)`.
fn against_target(standing: &Standing<'_>) -> Vec<Inline> {
    let Some(figure) = standing.judged() else { return Vec::new() };
    let mut words = format!(" {}", with_unit(&figure.display, figure.unit));
    if standing.judged_on_the_year() {
        words += " in the year to date";
    }
    if let Some(set) = standing.target {
        if let Some(green) = set.green {
            words += &format!("; green is {}", target::band(green, figure.unit));
        }
        if let Some(note) = target::rounding(set, figure) {
            words += &format!(". {note}");
        }
    }
    line(figure, words)
}

/// `6.10 Health assessments up to date: 86.6%, was 90.0%`.
fn change(figure: &Figure) -> Vec<Inline> {
    let before = measure::display(figure.previous, figure.unit);
    line(figure, format!(" {}, was {before}", with_unit(&figure.display, figure.unit)))
}

fn line(figure: &Figure, words: String) -> Vec<Inline> {
    vec![Inline::Strong(format!("{} {}:", figure.id, figure.title)), words.into()]
}

fn list(items: impl Iterator<Item = Vec<Inline>>) -> Block {
    Block::List(List { numbered: false, items: items.collect() })
}

/// What has no value, by reason.
fn not_known(run: &Run<'_>, standings: &[Standing<'_>], section: Section) -> Section {
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    for standing in standings {
        let why = match standing.now() {
            Some(now) if now.value.is_some() => continue,
            Some(now) => cells::why_not(run, now),
            None => "not known here".to_owned(),
        };
        let id = standing.indicator.id.to_owned();
        match reasons.iter_mut().find(|(reason, _)| *reason == why) {
            Some((_, ids)) => ids.push(id),
            None => reasons.push((why, vec![id])),
        }
    }
    let number = reasons.iter().map(|(_, ids)| ids.len()).sum();
    let heading = format!("Without a value: {}", of_things(number, "indicator", "indicators"));
    let section = section.with(Block::heading(Level::Three, heading));
    if reasons.is_empty() {
        return section.with(Block::text("Every indicator has a value."));
    }
    let items =
        reasons.into_iter().map(|(why, ids)| vec![Inline::Strong(joined(&ids)), format!(": {why}").into()]);
    section.with(list(items))
}
