//! What the rules look at.

use calendar::{Month, Period};
use indicators::{INDICATORS, Indicator, Told};
use timeline::{Cohort, PublishedFigure, PublishedPeriod};

use crate::figures::{kinds, series};
use crate::{Figure, Kind, MonthFigures};

/// A month, and the months of its year before it.
pub(crate) struct Scene<'a> {
    pub(crate) cohort: &'a Cohort,
    pub(crate) month: Month,
    /// From the month before April, or before this one, to this one.
    months: Vec<MonthFigures>,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(cohort: &'a Cohort, month: Month) -> Scene<'a> {
        let april = Month::of(Period::year_to_date(month).from);
        Scene { cohort, month, months: series(cohort, april.plus(-1), month) }
    }

    /// A figure of a month of the scene.
    pub(crate) fn at(&self, id: &str, kind: Kind, month: Month) -> Option<&Figure> {
        self.months.iter().find(|of| of.month == month)?.of(id, kind)
    }

    /// A figure of the month.
    pub(crate) fn now(&self, id: &str, kind: Kind) -> Option<&Figure> {
        self.at(id, kind, self.month)
    }

    /// A figure of the month before.
    pub(crate) fn before(&self, id: &str, kind: Kind) -> Option<&Figure> {
        self.at(id, kind, self.month.plus(-1))
    }

    /// Every figure of the month.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&'static Indicator, &Figure)> {
        let figures = self.months.last().map(|of| of.figures.as_slice()).unwrap_or_default();
        figures.iter().filter_map(|figure| Some((figure.indicator()?, figure)))
    }

    /// The months of the financial year up to this one.
    pub(crate) fn year_so_far(&self) -> impl Iterator<Item = Month> + use<> {
        let april = Month::of(Period::year_to_date(self.month).from);
        let (number, last) = (april.number(), self.month);
        debug_assert_eq!(number, 4);
        (0..12).map(move |months| april.plus(months)).take_while(move |month| *month <= last)
    }

    /// The financial year that closes with this month.
    pub(crate) fn closing_year(&self) -> Option<u16> {
        if self.month.number() == 3 { u16::try_from(self.month.year()).ok() } else { None }
    }

    /// What was published of an indicator about a period, dashes left out.
    pub(crate) fn published(&self, id: &str, period: PublishedPeriod) -> Vec<&'a PublishedFigure> {
        let all = self.cohort.authority.published.iter();
        all.filter(|figure| figure.indicator == id && figure.period == period && figure.value.is_some())
            .collect()
    }

    /// What was published of this month, its year to date, and the year that it closes: with the indicator.
    pub(crate) fn published_now(&self) -> Vec<(&'static Indicator, &'a PublishedFigure)> {
        let periods = self.periods();
        let of = |figure: &'a PublishedFigure| {
            let indicator = INDICATORS.iter().find(|indicator| indicator.id == figure.indicator)?;
            periods.contains(&figure.period).then_some((*indicator, figure))
        };
        self.cohort.authority.published.iter().filter_map(of).collect()
    }

    /// The periods that end with this month.
    pub(crate) fn periods(&self) -> Vec<PublishedPeriod> {
        periods_to(self.month)
    }
}

/// The periods that end with a month.
pub(crate) fn periods_to(month: Month) -> Vec<PublishedPeriod> {
    let year = u16::try_from(month.year()).ok().filter(|_| month.number() == 3);
    let mut periods = vec![PublishedPeriod::Month(month), PublishedPeriod::YearToDate(month)];
    periods.extend(year.map(PublishedPeriod::FinancialYear));
    periods
}

/// Whether a figure is of one day, so that a year's figure is that of its last day.
pub(crate) fn is_snapshot(indicator: &Indicator) -> bool {
    matches!(indicator.told, Told::Snapshot | Told::RollingYear) && kinds(indicator.told) == [Kind::Snapshot]
}

/// The days of a published figure, in words.
pub(crate) fn words(period: PublishedPeriod) -> String {
    match period {
        PublishedPeriod::Month(month) => month.to_words(),
        PublishedPeriod::FinancialYear(year) => format!("{}/{:02}", year - 1, year % 100),
        PublishedPeriod::YearToDate(month) => format!("the year to {}", month.to_words()),
    }
}
