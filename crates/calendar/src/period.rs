//! A run of days.

use serde::{Deserialize, Serialize};

use crate::{Day, Month};

/// A run of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

impl Period {
    /// Whether the day is one of it.
    pub const fn contains(self, day: Day) -> bool {
        self.from.number() <= day.number() && day.number() <= self.to.number()
    }

    /// The financial year (1 April to 31 March) that a day is in: the year of the SSDA903 return and of most targets.
    pub const fn financial_year_of(day: Day) -> Period {
        let (year, month, _) = day.parts();
        let start = if month >= 4 { year } else { year - 1 };
        Period::financial_year(start + 1)
    }

    /// The financial year that *ends* in this year: 2018 is 1 April 2017 to 31 March 2018.
    pub const fn financial_year(ending: i32) -> Period {
        Period { from: Day::last_of_month(ending - 1, 3).plus_days(1), to: Day::last_of_month(ending, 3) }
    }

    /// From the start of the financial year to the end of the month.
    pub const fn year_to_date(month: Month) -> Period {
        Period { from: Period::financial_year_of(month.last()).from, to: month.last() }
    }

    /// The twelve months that end on this day: 31 October 2018 gives 1 November 2017 to 31 October 2018.
    pub const fn rolling_year(to: Day) -> Period {
        Period { from: to.plus_months(-12).plus_days(1), to }
    }
}
