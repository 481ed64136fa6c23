//! One calendar month.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use crate::{Day, Period};

pub(crate) const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A calendar month, written `2018-10`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    month: u8,
}

/// Why a text is not a month.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0:?} is not a month in the form YYYY-MM, from 1800-01 to 2199-12")]
pub struct MonthError(String);

impl Month {
    /// The month with this year and number (1 to 12).
    pub const fn new(year: i32, month: u8) -> Option<Month> {
        if year < 1800 || year > 2199 || month < 1 || month > 12 { None } else { Some(Month { year, month }) }
    }

    /// The month a day is in.
    pub const fn of(day: Day) -> Month {
        let (year, month, _) = day.parts();
        Month { year, month }
    }

    /// The year.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The number of the month, 1 to 12.
    pub const fn number(self) -> u8 {
        self.month
    }

    /// The first day.
    pub const fn first(self) -> Day {
        Day::last_of_month(self.plus(-1).year, self.plus(-1).month).plus_days(1)
    }

    /// The last day: the snapshot day of a month's figures.
    pub const fn last(self) -> Day {
        Day::last_of_month(self.year, self.month)
    }

    /// The month this many months later (negative: earlier).
    pub const fn plus(self, months: i32) -> Month {
        let index = self.year * 12 + self.month as i32 - 1 + months;
        Month { year: index.div_euclid(12), month: index.rem_euclid(12) as u8 + 1 }
    }

    /// All its days.
    pub const fn period(self) -> Period {
        Period { from: self.first(), to: self.last() }
    }

    /// Its name for people: `October 2018`.
    pub fn to_words(self) -> String {
        format!("{} {}", NAMES[self.month as usize - 1], self.year)
    }

    /// Its short name for charts and column headings: `Oct 18`.
    pub fn to_short(self) -> String {
        format!("{} {:02}", &NAMES[self.month as usize - 1][..3], self.year % 100)
    }
}

impl FromStr for Month {
    type Err = MonthError;

    fn from_str(text: &str) -> Result<Month, MonthError> {
        let wrong = || MonthError(text.chars().take(20).collect());
        let (year, month) = text.split_once('-').ok_or_else(wrong)?;
        if year.len() != 4 || month.len() != 2 || !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return Err(wrong());
        }
        let (year, month) = (year.parse().map_err(|_| wrong())?, month.parse().map_err(|_| wrong())?);
        Month::new(year, month).ok_or_else(wrong)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Month, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
