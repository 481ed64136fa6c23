//! The summary: every indicator, first the months, then what they are held against.

use indicators::{Section as Group, panel};
use press::{Block, Cell, Column, Level, Row, Section, Table};

use super::standing::Standing;
use super::words::{capital, of_things, told};
use super::{Run, cells, comparison, target};

pub(crate) fn write(run: &Run<'_>, section: Section) -> Section {
    section
        .with(Block::text(
            "The colour is judged on the unrounded value: a value printed as the threshold may be just short of it. The \
             direction compares with the month before, and says whether that is better or worse, not only up or down.",
        ))
        .with(Block::heading(Level::Three, "The months"))
        .with(months(run))
        .with(Block::heading(Level::Three, "Targets and earlier years"))
        .with(targets_and_years(run))
        .with(Block::heading(Level::Three, "Others"))
        .with(others(run))
}

/// Indicator rows under the headings of the report's numbered parts.
fn rows(cells: impl Fn(&'static indicators::Indicator) -> Vec<Cell>) -> Vec<Row> {
    let mut rows = Vec::new();
    for group in Group::PANEL {
        rows.push(Row::group(group.title()));
        for indicator in panel().iter().copied().filter(|indicator| indicator.section == *group) {
            rows.push(Row::new(format!("{} {}", indicator.id, indicator.title), cells(indicator)));
        }
    }
    rows
}

/// Three months, the year to date, the colour, the direction.
pub(crate) fn months(run: &Run<'_>) -> Table {
    let mut columns = vec![Column::text("Indicator")];
    columns.extend(run.last_three().iter().map(|month| Column::number(month.to_short())));
    columns.extend([
        Column::number("Year to date"),
        Column::text("Rating"),
        Column::text("Direction"),
        Column::text("Good is"),
        Column::text("Told"),
        Column::text("Source"),
    ]);
    let mut table = Table::new(format!("Every indicator, {}", run.month.to_words()), columns);
    table.wide = true;
    table.rows = rows(|indicator| {
        let standing = Standing::of(run, indicator);
        let mut row: Vec<Cell> =
            run.last_three().iter().map(|month| cells::value(run, standing.month(*month))).collect();
        row.push(match standing.year_to_date {
            Some(figure) => cells::value(run, Some(figure)),
            None => Cell::empty("told at the month’s end, or as the year to date in each month"),
        });
        row.extend([standing.rating(), standing.direction()]);
        row.extend([Cell::text(capital(indicator.polarity.word())), told(indicator.told).into()]);
        row.push(match standing.source() {
            "" => Cell::empty("not known here"),
            source => source.into(),
        });
        row
    });
    table
}

/// Thresholds as printed, and four years.
pub(crate) fn targets_and_years(run: &Run<'_>) -> Table {
    let published = &run.cohort.authority.published;
    let mut columns = vec![Column::text("Indicator")];
    columns.extend(["Red", "Amber", "Green"].map(|colour| Column::text(colour).under("Target")));
    columns.extend(run.years().iter().map(|year| Column::number(year.name()).under("Year")));
    let mut table = Table::new(format!("Targets of {}, and earlier years", run.month.to_words()), columns);
    table.wide = true;
    let mut notes = Vec::new();
    table.rows = rows(|indicator| {
        let set = Standing::of(run, indicator).target;
        let threshold = |nth| {
            let words = set.and_then(|set| target::printed(set, nth, indicator.unit));
            words.map_or_else(|| Cell::empty("not set"), Cell::text)
        };
        let mut row: Vec<Cell> = (0..3).map(threshold).collect();
        row.extend(run.years().iter().map(|year| match year.value(indicator, published) {
            Some(known) => cells::number(known.value, indicator.unit, &known.display),
            None => Cell::empty("not known here"),
        }));
        row
    });
    for indicator in panel() {
        for year in run.years() {
            if let Some(note) = year.value(indicator, published).and_then(|known| known.note) {
                notes.push(format!("{} {}: {note}.", indicator.id, year.name()));
            }
        }
    }
    table.note = (!notes.is_empty()).then(|| notes.join(" "));
    table
}

/// What others achieved, for the indicators that there is something to compare with.
pub(crate) fn others(run: &Run<'_>) -> Table {
    let authority = &run.cohort.authority;
    let compared: Vec<_> = panel().iter().copied().filter(|one| comparison::any(authority, one)).collect();
    let year = comparison::one_year(authority, &compared);
    let mut columns = vec![Column::text("Indicator"), Column::number(run.month.to_short())];
    columns.extend(comparison::columns(year));
    let mut table = Table::new("What others achieved", columns);
    table.wide = true;
    table.rows = compared
        .iter()
        .map(|indicator| {
            let mut row = vec![cells::value(run, Standing::of(run, indicator).now())];
            row.extend(comparison::row(authority, indicator, year));
            Row::new(format!("{} {}", indicator.id, indicator.title), row)
        })
        .collect();
    let rest = panel().len() - compared.len();
    if rest > 0 {
        let indicators = of_things(rest, "indicator", "indicators");
        table.note = Some(format!("Nothing to compare with is loaded for the other {indicators}."));
    }
    table
}
