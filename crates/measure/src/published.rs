//! Figures the council published, standing in where the record does not know.

use std::collections::HashMap;

use calendar::Month;
use indicators::{Indicator, Unit};
use timeline::{Authority, PublishedFigure, PublishedPeriod};

use crate::Kind;
use crate::decimal::{display, of_digits, ratio, with_sign};

/// Everything published, by indicator and days.
pub(crate) struct Published<'a>(HashMap<(&'a str, PublishedPeriod), Vec<&'a PublishedFigure>>);

/// What was published of one fact: the figure that is shown, and any others.
#[derive(Debug, Clone)]
pub(crate) struct Fact<'a> {
    /// The one that is shown: one with its fraction before one without.
    pub(crate) shown: &'a PublishedFigure,
    /// The others, kept beside it.
    pub(crate) others: Vec<&'a PublishedFigure>,
}

/// A published figure as a value.
pub(crate) struct Value {
    pub(crate) value: f64,
    pub(crate) display: String,
    pub(crate) numerator: Option<i64>,
    pub(crate) denominator: Option<i64>,
    pub(crate) flags: Vec<String>,
}

impl<'a> Published<'a> {
    pub(crate) fn of(authority: &'a Authority) -> Published<'a> {
        let mut of: HashMap<_, Vec<_>> = HashMap::new();
        for figure in authority.published.iter().filter(|figure| figure.value.is_some()) {
            of.entry((figure.indicator.as_str(), figure.period)).or_default().push(figure);
        }
        Published(of)
    }

    /// What was published of an indicator for a month, or for the year to its end.
    pub(crate) fn find(&self, id: &str, kind: Kind, month: Month) -> Option<Fact<'a>> {
        let get = |period| self.0.get(&(id, period)).cloned().unwrap_or_default();
        let mut all = match kind {
            Kind::Month | Kind::Snapshot => get(PublishedPeriod::Month(month)),
            Kind::YearToDate => get(PublishedPeriod::YearToDate(month)),
        };
        // A year's figure is the year to March, or, of a snapshot, that of its last day.
        if kind != Kind::Month && month.number() == 3 {
            all.extend(get(PublishedPeriod::FinancialYear(u16::try_from(month.year()).unwrap_or_default())));
        }
        // Of its own page first; then with a fraction first; a stable sort, so then in the order of loading.
        let of_year = |figure: &PublishedFigure| matches!(figure.period, PublishedPeriod::FinancialYear(_));
        all.sort_by_key(|figure| (of_year(figure), fraction(figure).is_none()));
        let shown = *all.first()?;
        Some(Fact { shown, others: all.split_off(1) })
    }

    /// As [`Published::find`]; a figure told for the year to date only may have been printed among the months.
    pub(crate) fn find_for(&self, indicator: &Indicator, kind: Kind, month: Month) -> Option<Fact<'a>> {
        self.find(indicator.id, kind, month).or_else(|| {
            let only_year = indicator.told == indicators::Told::YearToDateOnly;
            if only_year { self.find(indicator.id, Kind::Month, month) } else { None }
        })
    }
}

/// The numerator and denominator, where both were printed as whole numbers.
pub(crate) fn fraction(figure: &PublishedFigure) -> Option<(i64, i64)> {
    let whole = |number: f64| (number.fract() == 0.0 && number.abs() < 1e15).then_some(number as i64);
    let (numerator, denominator) = (whole(figure.numerator?)?, whole(figure.denominator?)?);
    (denominator > 0).then_some((numerator, denominator))
}

/// Whether a printed value is what its printed fraction gives, as far as it was rounded.
pub(crate) fn fraction_agrees(figure: &PublishedFigure, unit: Unit) -> Option<bool> {
    let (numerator, denominator) = fraction(figure)?;
    let places = decimals_printed(&figure.printed).unwrap_or(unit.decimals());
    let exact = ratio(numerator, denominator, unit.scale(), places)?;
    Some(exact == of_digits(figure.value?, places))
}

/// How many decimals a figure was printed with.
fn decimals_printed(printed: &str) -> Option<u8> {
    // A fraction may stand before it: `133 of 148 89.9%`.
    let number = printed.split_whitespace().last()?.trim_end_matches('%');
    number.parse::<f64>().ok()?;
    u8::try_from(number.split_once('.').map_or(0, |(_, fraction)| fraction.len())).ok()
}

impl Fact<'_> {
    /// The value that is shown, with what a reader must know of it.
    pub(crate) fn value(&self, unit: Unit) -> Option<Value> {
        let figure = self.shown;
        let printed = figure.value?;
        let fraction = if unit == Unit::Count { None } else { fraction(figure) };
        let mut flags = vec![format!("as published: {}", figure.run)];
        let mut value = Value {
            value: printed,
            display: display(Some(printed), unit),
            numerator: fraction.map(|(numerator, _)| numerator),
            denominator: fraction.map(|(_, denominator)| denominator),
            flags: Vec::new(),
        };
        if let Some((numerator, denominator)) = fraction {
            let exact = ratio(numerator, denominator, unit.scale(), unit.decimals()).unwrap_or_default();
            if fraction_agrees(figure, unit) == Some(true) {
                value.value = scaled(numerator, denominator, unit);
                value.display = with_sign(exact, unit);
            } else {
                flags.push(format!(
                    "printed {}, but {numerator} of {denominator} is {}",
                    figure.printed,
                    with_sign(exact, unit)
                ));
            }
        } else if unit == Unit::Count && printed.fract() == 0.0 {
            value.numerator = Some(printed as i64);
        }
        let different: Vec<String> = self
            .others
            .iter()
            .filter(|other| other.value != figure.value)
            .map(|other| format!("{} ({})", other.printed, other.run))
            .collect();
        if !different.is_empty() {
            flags.push(format!(
                "published more than once and not the same: {} ({}) is shown; also {}",
                figure.printed,
                figure.run,
                different.join(", ")
            ));
        }
        value.flags = flags;
        Some(value)
    }
}

/// The value of a fraction, in one division, so that it is as near as a number can be.
pub(crate) fn scaled(numerator: i64, denominator: i64, unit: Unit) -> f64 {
    (numerator * unit.scale()) as f64 / denominator as f64
}
