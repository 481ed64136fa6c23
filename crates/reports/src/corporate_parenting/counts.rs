//! Numerators and denominators: beside an indicator for three months and the year, and for thirteen months of a theme.

use indicators::Unit;
use measure::Figure;
use press::{Cell, Column, Row, Table};

use super::standing::Standing;
use super::{Run, Theme, cells};

/// The last three months and the year to date of an indicator: value, what it was counted from. `None` where that is no more
/// than the values, which its chart, its sentence and the summary show.
pub(crate) fn of_indicator(run: &Run<'_>, standing: &Standing<'_>) -> Option<Table> {
    let indicator = standing.indicator;
    let mut figures: Vec<Option<&Figure>> =
        run.last_three().iter().map(|month| standing.month(*month)).collect();
    let mut columns = vec![Column::text("Figure")];
    columns.extend(run.last_three().iter().map(|month| Column::number(month.to_short())));
    if standing.year_to_date.is_some() {
        columns.push(Column::number("Year to date"));
        figures.push(standing.year_to_date);
    }
    let mut table = Table::new(format!("{}: three months", indicator.id), columns);
    table.rows.push(Row::new("Value", figures.iter().map(|figure| cells::value(run, *figure)).collect()));
    let any = |of: PartOf| figures.iter().flatten().any(|figure| of(figure).is_some());
    if indicator.unit != Unit::Count && parts(indicator.unit).iter().any(|(_, of)| any(*of)) {
        for (name, of) in parts(indicator.unit) {
            table.rows.push(Row::new(name, figures.iter().map(|figure| part(*figure, of)).collect()));
        }
    }
    (table.rows.len() > 1).then_some(table)
}

type PartOf = fn(&Figure) -> Option<i64>;

/// What the two parts of a fraction are called.
fn parts(unit: Unit) -> [(&'static str, PartOf); 2] {
    let names = match unit {
        Unit::Count | Unit::Percent { .. } => ["Numerator", "Denominator"],
        Unit::RatePer10000 { .. } => ["Children", "People under 18"],
        Unit::Days { .. } => ["Days", "Children"],
        Unit::Average { .. } => ["Children", "Workers"],
    };
    [(names[0], |figure| figure.numerator), (names[1], |figure| figure.denominator)]
}

fn part(figure: Option<&Figure>, of: PartOf) -> Cell {
    match figure.and_then(of) {
        Some(count) => Cell::count(count),
        None if figure.is_some_and(|figure| figure.value.is_some()) => Cell::empty("published without it"),
        None => Cell::empty("not known here"),
    }
}

/// What thirteen months of a theme's indicators were counted from: `79 of 651`. `None` where none of it is known.
pub(crate) fn of_theme(run: &Run<'_>, theme: Theme) -> Option<Table> {
    let counted: Vec<Standing<'_>> = theme
        .indicators()
        .filter(|indicator| indicator.unit != Unit::Count)
        .map(|indicator| Standing::of(run, indicator))
        .filter(|standing| run.trend().any(|month| standing.month(month).and_then(fraction).is_some()))
        .collect();
    if counted.is_empty() {
        return None;
    }
    let mut columns = vec![Column::text("Month")];
    columns.extend(counted.iter().map(|standing| Column::text(standing.indicator.id)));
    let mut table = Table::new(format!("{}: what the figures were counted from", theme.title()), columns);
    for month in run.trend() {
        let cells = counted.iter().map(|standing| match standing.month(month) {
            Some(figure) if figure.value.is_some() => {
                fraction(figure).map_or_else(|| Cell::empty("published without it"), Cell::text)
            }
            Some(figure) if figure.denominator == Some(0) => Cell::text("0 of 0"),
            _ => Cell::empty("not known here"),
        });
        table.rows.push(Row::new(month.to_short(), cells.collect()));
    }
    Some(table)
}

/// Both parts in words, shortly.
fn fraction(figure: &Figure) -> Option<String> {
    let between = if matches!(figure.unit, Unit::Percent { .. }) { "of" } else { "over" };
    Some(format!("{} {between} {}", figure.numerator?, figure.denominator?))
}
