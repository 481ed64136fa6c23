//! How one indicator stands in the month of the report.

use calendar::Month;
use indicators::{Indicator, Polarity, Told};
use measure::{Direction, Figure, Kind, Origin, display};
use press::{Arrow, Cell};
use timeline::Target;

use super::Run;
use super::cells;

/// One indicator, with its figures.
pub(crate) struct Standing<'r> {
    pub(crate) indicator: &'static Indicator,
    /// The kind of days that its months are told by.
    pub(crate) kind: Kind,
    /// The year to date, where that is told beside the months.
    pub(crate) year_to_date: Option<&'r Figure>,
    /// The target of the month.
    pub(crate) target: Option<&'r Target>,
    run: &'r Run<'r>,
}

impl<'r> Standing<'r> {
    pub(crate) fn of(run: &'r Run<'r>, indicator: &'static Indicator) -> Standing<'r> {
        let kind = match indicator.told {
            Told::Snapshot | Told::RollingYear | Told::TermEnd => Kind::Snapshot,
            Told::MonthAndYearToDate => Kind::Month,
            Told::YearToDateOnly => Kind::YearToDate,
        };
        let beside = indicator.told == Told::MonthAndYearToDate;
        Standing {
            indicator,
            kind,
            year_to_date: beside.then(|| run.figure(indicator, Kind::YearToDate, run.month)).flatten(),
            target: run.cohort.authority.target_on(indicator.id, run.month.last()),
            run,
        }
    }

    /// The figure of a month.
    pub(crate) fn month(&self, month: Month) -> Option<&'r Figure> {
        self.run.figure(self.indicator, self.kind, month)
    }

    /// The figure of the month of the report.
    pub(crate) fn now(&self) -> Option<&'r Figure> {
        self.month(self.run.month)
    }

    /// The figure whose colour is shown: the month's, or the year's to date where the target says so.
    pub(crate) fn judged(&self) -> Option<&'r Figure> {
        let year = self.target.is_some_and(|target| target.year_to_date_only);
        if year { self.year_to_date.or(self.now()) } else { self.now() }
    }

    /// Whether the year to date is judged, though a month is told too.
    pub(crate) fn judged_on_the_year(&self) -> bool {
        self.judged().map(|figure| figure.kind) != self.now().map(|figure| figure.kind)
    }

    /// Where the values of the last three months come from, in a word or two.
    pub(crate) fn source(&self) -> &'static str {
        let of = |month: &Month| {
            self.month(*month).filter(|figure| figure.value.is_some()).map(|figure| figure.source)
        };
        let year = self.year_to_date.filter(|figure| figure.value.is_some()).map(|figure| figure.source);
        let sources: Vec<Origin> = self.run.last_three().iter().filter_map(of).chain(year).collect();
        let published = sources.contains(&Origin::Published);
        match (published, sources.contains(&Origin::Record)) {
            (true, true) => "Record and published",
            (true, false) => "Published",
            (false, true) => "Record",
            (false, false) => "",
        }
    }

    /// Which way the number moved since the month before, and what that means.
    pub(crate) fn direction(&self) -> Cell {
        let Some((figure, direction)) = self.now().and_then(|now| now.direction.map(|way| (now, way))) else {
            return Cell::empty("not known in both months");
        };
        let arrow = arrow(figure);
        // Inside the range no value is nearer to it than another, though a reader sees the number move.
        let inside =
            |value: f64| self.target.and_then(|set| set.green).is_some_and(|green| green.contains(value));
        let in_range = self.indicator.polarity == Polarity::WithinRange && figure.value.is_some_and(inside);
        let word = if in_range && direction == Direction::NoChange { "in range" } else { direction.word() };
        Cell::direction(arrow, word)
    }

    /// The colour with its word.
    pub(crate) fn rating(&self) -> Cell {
        cells::rating(self)
    }
}

/// Which way a number moved, as far as a reader can see.
pub(crate) fn arrow(figure: &Figure) -> Arrow {
    match (figure.previous, figure.value) {
        (Some(before), Some(now))
            if display(Some(before), figure.unit) != display(Some(now), figure.unit) =>
        {
            if now > before {
                Arrow::Up
            } else {
                Arrow::Down
            }
        }
        _ => Arrow::Level,
    }
}
