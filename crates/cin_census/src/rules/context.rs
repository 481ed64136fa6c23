//! What a rule is judged against beside the rows: the year.

use calendar::{CollectionYear, Day, Holidays, LeapBirthday, Period};

/// What the rules are judged against.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    /// The census year, 1 April to 31 March.
    pub(crate) year: Period,
    /// The year in which it closes, for the code sets: 2026 is 1 April 2025 to 31 March 2026.
    pub(crate) closing: i32,
    holidays: Holidays,
}

impl Context {
    pub(crate) fn of(year: CollectionYear) -> Context {
        Context { year: year.period(), closing: year.closing(), holidays: Holidays::england_and_wales() }
    }

    /// The first day of the census year.
    pub(crate) const fn start(&self) -> Day {
        self.year.from
    }

    /// The last day of the census year.
    pub(crate) const fn end(&self) -> Day {
        self.year.to
    }

    /// The first of the last working days of the year, as many as these.
    pub(crate) fn last_working_days(&self, days: u16) -> Day {
        self.holidays.minus_working_days(self.end().plus_days(1), days)
    }

    /// The last working day before the census year.
    pub(crate) fn working_day_before_start(&self) -> Day {
        self.holidays.minus_working_days(self.start(), 1)
    }
}

/// The birthday on which somebody attains an age, as the checks of returns reckon it: born on 29 February, on 28 February
/// of a common year.
pub(crate) fn birthday(dob: Day, age: i32) -> Day {
    dob.birthday(age, LeapBirthday::TwentyEighthOfFebruary)
}
