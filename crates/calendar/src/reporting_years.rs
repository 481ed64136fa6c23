//! The years that things are reported in, each named by the calendar year in which it closes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Day, Period};

/// Why a text is not a reporting year.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0:?} is not a year such as 2018 (the year it ends in) or 2017-18, from 1801 to 2199")]
pub struct YearError(String);

/// The year of a collection (SSDA903, children in need census): 1 April to 31 March. Named by the year it closes in:
/// `2018` is 1 April 2017 to 31 March 2018 and is shown "2017-18".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct CollectionYear(i32);

/// A school year: 1 September to 31 August, shown "2017-18". A child's age for school is the age on its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct AcademicYear(i32);

/// The year of the children's social work workforce census: 1 October to 30 September, shown "2017-18".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct WorkforceYear(i32);

/// What the three have in common; only the month in which they begin differs.
macro_rules! reporting_year {
    ($year:ident, first_month: $first:literal) => {
        impl $year {
            /// The year that closes in this calendar year, from 1801 to 2199.
            pub const fn new(closing: i32) -> Option<Self> {
                if closing < 1801 || closing > 2199 { None } else { Some(Self(closing)) }
            }

            /// The year a day is in.
            pub const fn of(day: Day) -> Self {
                let (year, month, _) = day.parts();
                Self(if month >= $first { year + 1 } else { year })
            }

            /// The calendar year it closes in.
            pub const fn closing(self) -> i32 {
                self.0
            }

            /// All its days.
            pub const fn period(self) -> Period {
                Period { from: Day::on(self.0 - 1, $first, 1), to: Day::on(self.0, $first, 1).plus_days(-1) }
            }

            /// The year after.
            #[must_use]
            pub const fn next(self) -> Self {
                Self(self.0 + 1)
            }

            /// The year before.
            #[must_use]
            pub const fn previous(self) -> Self {
                Self(self.0 - 1)
            }
        }

        impl fmt::Display for $year {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}-{:02}", self.0 - 1, self.0.rem_euclid(100))
            }
        }

        impl FromStr for $year {
            type Err = YearError;

            /// Reads `2018`, `2017-18` and `2017/18`.
            fn from_str(text: &str) -> Result<Self, YearError> {
                closing(text).and_then(Self::new).ok_or_else(|| YearError(text.chars().take(20).collect()))
            }
        }

        impl TryFrom<i32> for $year {
            type Error = YearError;

            fn try_from(closing: i32) -> Result<Self, YearError> {
                Self::new(closing).ok_or_else(|| YearError(closing.to_string()))
            }
        }

        impl From<$year> for i32 {
            fn from(year: $year) -> i32 {
                year.0
            }
        }
    };
}

reporting_year!(CollectionYear, first_month: 4);
reporting_year!(AcademicYear, first_month: 9);
reporting_year!(WorkforceYear, first_month: 10);

/// The closing year of `2018`, `2017-18` or `2017/18`; the two halves must follow one another.
fn closing(text: &str) -> Option<i32> {
    let number = |digits: &str, length: usize| {
        let plain = digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit());
        if plain { digits.parse::<i32>().ok() } else { None }
    };
    match text.split_once(['-', '/']) {
        None => number(text, 4),
        Some((opening, closing)) => {
            let year = number(opening, 4)? + 1;
            (number(closing, 2)? == year % 100).then_some(year)
        }
    }
}

impl AcademicYear {
    /// The last Friday in June: the day on which children of this year's Year 11 may leave school.
    pub const fn year_11_leaving_day(self) -> Day {
        let last = Day::last_of_month(self.0, 6);
        last.plus_days(-((last.weekday() as i32 + 3) % 7))
    }

    /// The academic year in which a child born on this day is in Year 11: the one in which the child becomes 16,
    /// 1 September first and 31 August last.
    pub const fn of_year_11(born: Day) -> AcademicYear {
        AcademicYear(AcademicYear::of(born).0 + 16)
    }

    /// The national curriculum year of a child born on this day: 11 in Year 11, 0 in reception, less before.
    pub const fn curriculum_year(self, born: Day) -> i32 {
        11 - (AcademicYear::of_year_11(born).0 - self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn named_by_the_year_they_close_in() {
        let year: CollectionYear = "2018".parse().unwrap();
        assert_eq!(year.to_string(), "2017-18");
        assert_eq!(year.period(), Period { from: day("2017-04-01"), to: day("2018-03-31") });
        assert_eq!(CollectionYear::of(day("2018-03-31")), year);
        assert_eq!(CollectionYear::of(day("2018-04-01")), year.next());
        assert_eq!(CollectionYear::new(2000).unwrap().to_string(), "1999-00");
        assert_eq!(year.period(), Period::financial_year(2018));

        let school = AcademicYear::of(day("2018-08-31"));
        assert_eq!(school.period(), Period { from: day("2017-09-01"), to: day("2018-08-31") });
        let workforce = WorkforceYear::of(day("2018-10-01"));
        assert_eq!(workforce.period(), Period { from: day("2018-10-01"), to: day("2019-09-30") });
    }

    #[test]
    fn read_as_people_write_them() {
        for text in ["2018", "2017-18", "2017/18"] {
            assert_eq!(text.parse(), Ok(CollectionYear(2018)), "{text}");
        }
        assert_eq!("1999-00".parse(), Ok(CollectionYear(2000)));
        for text in ["", "18", "2017-19", "2017-2018", "+018", "1800", "2200", "2018 "] {
            assert!(text.parse::<CollectionYear>().is_err(), "{text}");
        }
        assert_eq!(serde_json::to_string(&CollectionYear(2018)).unwrap(), "2018");
        assert!(serde_json::from_str::<CollectionYear>("18").is_err());
    }

    #[test]
    fn leaving_school() {
        let table = [
            ("2002-08-31", "2018-06-29"), // the youngest of the year
            ("2002-09-01", "2019-06-28"), // the oldest of the next
            ("2001-09-01", "2018-06-29"),
            ("2008-02-29", "2024-06-28"),
        ];
        for (born, leaves) in table {
            let year = AcademicYear::of_year_11(day(born));
            assert_eq!(year.year_11_leaving_day(), day(leaves), "born {born}");
            assert_eq!(year.curriculum_year(day(born)), 11);
            assert_eq!(day(born).age_on(year.period().to), 16, "age on 31 August");
        }
    }
}
