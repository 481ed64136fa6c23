//! The four financial years before: what the record gives at each year's end, or what was published.

use calendar::{Month, Period};
use indicators::{Indicator, Told, Unit};
use measure::{Figure, Hidden, Kind, Origin, display};
use timeline::{Cohort, PublishedFigure, PublishedPeriod};

/// Years shown.
const YEARS: i32 = 4;

/// How the flag begins that says which days the record does not speak of.
const NOT_COVERED: &str = "the loads do not cover";

/// A financial year.
#[derive(Debug)]
pub(crate) struct Year {
    /// The year in which it ends.
    ending: i32,
    figures: Vec<Figure>,
}

/// The value of an indicator for a year.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct YearValue {
    pub(crate) value: f64,
    pub(crate) display: String,
    pub(crate) source: Origin,
    /// What a reader must know of it.
    pub(crate) note: Option<String>,
}

/// The four years that ended before the financial year of the month, oldest first.
pub(crate) fn before(cohort: &Cohort, month: Month) -> Vec<Year> {
    let this = Period::financial_year_of(month.last()).to.year();
    (this - YEARS..this)
        .map(|ending| Year { ending, figures: measure::financial_year(cohort, ending) })
        .collect()
}

impl Year {
    /// Takes out what is hidden.
    pub(crate) fn suppress(&mut self, hidden: &Hidden) {
        hidden.suppress(&mut self.figures);
    }

    /// Its name: `2017/18`.
    pub(crate) fn name(&self) -> String {
        name(self.ending)
    }

    /// The value of an indicator: at the year's end, or over the year. From the record where that speaks of the year,
    /// otherwise as it was published for the year, otherwise as it was published for its last month.
    pub(crate) fn value(&self, indicator: &Indicator, published: &[PublishedFigure]) -> Option<YearValue> {
        let counted = self.counted(indicator);
        let known = counted.and_then(|figure| figure.value.map(|value| (figure, value)));
        let told = told(indicator, self.ending, published);
        match (known, told) {
            (Some((figure, value)), told) if figure.source == Origin::Record || told.is_none() => {
                let other = told.filter(|told| told.display != figure.display);
                let mut notes: Vec<String> =
                    other.map(|told| format!("published as {}", told.display)).into_iter().collect();
                if figure.source == Origin::Published {
                    notes
                        .push(format!("published for {}, not for the year", Month::of(figure.to).to_words()));
                }
                // A year of which the record speaks in part only is no year: that must not be read past.
                notes.extend(figure.flags.iter().filter(|flag| flag.starts_with(NOT_COVERED)).cloned());
                Some(YearValue {
                    value,
                    display: figure.display.clone(),
                    source: figure.source,
                    note: (!notes.is_empty()).then(|| notes.join("; ")),
                })
            }
            (_, told) => told,
        }
    }

    /// The figure of the year, or of its last day.
    fn counted(&self, indicator: &Indicator) -> Option<&Figure> {
        let kind = match indicator.told {
            Told::Snapshot | Told::RollingYear | Told::TermEnd => Kind::Snapshot,
            Told::MonthAndYearToDate | Told::YearToDateOnly => Kind::YearToDate,
        };
        self.figures.iter().find(|figure| figure.id == indicator.id && figure.kind == kind)
    }
}

/// `2017/18`, from the year in which it ends.
pub(crate) fn name(ending: i32) -> String {
    format!("{}/{:02}", ending - 1, ending.rem_euclid(100))
}

/// What was published of an indicator for a year. Where pages differ, the one with its fraction, then the first, is shown
/// and the others are named.
fn told(indicator: &Indicator, ending: i32, published: &[PublishedFigure]) -> Option<YearValue> {
    let year = PublishedPeriod::FinancialYear(u16::try_from(ending).ok()?);
    let mut all: Vec<_> = published
        .iter()
        .filter(|figure| figure.indicator == indicator.id && figure.period == year)
        .filter_map(|figure| figure.value.map(|value| (figure, value)))
        .collect();
    all.sort_by_key(|(figure, _)| figure.denominator.is_none());
    let (figure, value) = all.first().copied()?;
    let others: Vec<String> = all
        .iter()
        .filter(|(_, other)| *other != value)
        .map(|(other, _)| format!("{} ({})", other.printed, other.run))
        .collect();
    let note = (!others.is_empty()).then(|| {
        format!(
            "published more than once and not the same: {} ({}), {}",
            figure.printed,
            figure.run,
            others.join(", ")
        )
    });
    Some(YearValue { value, display: as_printed(value, indicator.unit), source: Origin::Published, note })
}

/// A published value as its unit is shown; a count that was printed with a decimal keeps it.
fn as_printed(value: f64, unit: Unit) -> String {
    if unit == Unit::Count && value.fract() != 0.0 { format!("{value}") } else { display(Some(value), unit) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_named_by_both() {
        assert_eq!([name(2018), name(2000), name(2010)], ["2017/18", "1999/00", "2009/10"]);
    }
}
