//! Figures as cells of a table.

use calendar::Month;
use indicators::{Told, Unit};
use measure::{Figure, Kind, Rag};
use press::{Cell, Colour};
use timeline::{PublishedFigure, PublishedPeriod};

use super::Run;
use super::standing::Standing;
use super::words::capital;

/// Fewer than this in the denominator and a colour says little: the word stands without it.
const FEW: i64 = 10;

/// A value with its unit, leading to its children.
pub(crate) fn value(run: &Run<'_>, figure: Option<&Figure>) -> Cell {
    let Some(figure) = figure else { return Cell::empty("not known here") };
    let Some(value) = figure.value else { return Cell::empty(why_not(run, figure)) };
    number(value, figure.unit, &figure.display).leading_to(run.href(figure))
}

/// A number as its unit is printed.
pub(crate) fn number(value: f64, unit: Unit, display: &str) -> Cell {
    match unit {
        Unit::Count if value.fract() == 0.0 && value.abs() < 1e15 => Cell::count(value as i64),
        Unit::Count => Cell::number(value, 1),
        Unit::Percent { decimals } => Cell::percent(value, decimals).shown_as(display),
        Unit::RatePer10000 { decimals } | Unit::Days { decimals } | Unit::Average { decimals } => {
            Cell::number(value, decimals).shown_as(display)
        }
    }
}

/// Why a figure has no value.
pub(crate) fn why_not(run: &Run<'_>, figure: &Figure) -> String {
    match &figure.not_known {
        Some(_) if published_with_a_dash(run, figure) => "published with a dash".to_owned(),
        Some(why) => why.clone(),
        None => format!("none to count in {}", Month::of(figure.to).to_words()),
    }
}

/// Whether the council printed the figure with no value: there was none to count, or none was told.
fn published_with_a_dash(run: &Run<'_>, figure: &Figure) -> bool {
    let month = Month::of(figure.to);
    let period = match figure.kind {
        Kind::Month | Kind::Snapshot => PublishedPeriod::Month(month),
        Kind::YearToDate => PublishedPeriod::YearToDate(month),
    };
    let by_term = figure.indicator().is_some_and(|indicator| indicator.told == Told::TermEnd);
    let of = |published: &&PublishedFigure| published.indicator == figure.id && published.period == period;
    !by_term
        && run.cohort.authority.published.iter().any(|published| of(&published) && published.value.is_none())
}

/// The colour of an indicator with its word, or in words why it has none.
pub(crate) fn rating(standing: &Standing<'_>) -> Cell {
    let Some(figure) = standing.judged().filter(|figure| figure.value.is_some()) else {
        return Cell::empty("no value to rate");
    };
    let Some(target) = standing.target else { return Cell::status(Colour::None, "No target") };
    let Some(rag) = figure.rag else {
        let bands = [target.red, target.amber, target.green].iter().flatten().count();
        return match (bands, target.green) {
            (0, _) => Cell::status(Colour::None, "No target"),
            (1, Some(_)) => Cell::status(Colour::None, "Not met"),
            _ => Cell::status(Colour::None, "In no band"),
        };
    };
    let mut word = capital(rag.word());
    if standing.judged_on_the_year() {
        word += " (year)";
    }
    let few = figure.denominator.filter(|denominator| figure.unit != Unit::Count && *denominator < FEW);
    match few {
        Some(few) => Cell::status(Colour::None, format!("{word}, of only {few}")),
        None => Cell::status(colour(rag), word),
    }
}

pub(crate) const fn colour(rag: Rag) -> Colour {
    match rag {
        Rag::Red => Colour::Red,
        Rag::Amber => Colour::Amber,
        Rag::Green => Colour::Green,
    }
}
