//! One civil day.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// A civil day in England, without time or zone. Four bytes; ordered; counted from 1 January 1970.
///
/// Written as ISO 8601 (`2018-10-31`) everywhere except in a return, whose own form is [`Day::parse_return`].
/// Years from 1800 to 2199 are accepted: anything else is a slip of the keyboard, and says so.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// A day written in the program: `day!(2011, 4, 1)`. One that is not in the calendar does not compile.
#[macro_export]
macro_rules! day {
    ($year:literal, $month:literal, $day:literal) => {
        const {
            match $crate::Day::new($year, $month, $day) {
                Some(day) => day,
                None => panic!("no such day"),
            }
        }
    };
}

/// Why a text is not a day.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DayError {
    /// The text does not have the shape of a date.
    #[error("{0:?} is not a date in the form {1}")]
    Shape(String, &'static str),
    /// The shape is right but there is no such day (31 February).
    #[error("there is no day {0:?} in the calendar")]
    NoSuchDay(String),
    /// A year outside 1800 to 2199.
    #[error("the year of {0:?} is not between 1800 and 2199")]
    Year(String),
}

/// When a person born on 29 February has a birthday in a common year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LeapBirthday {
    /// 1 March: an age is attained at the start of the birthday, and 28 February is still the day before
    /// (Family Law Reform Act 1969, section 9). The rule for rights and clocks.
    #[default]
    FirstOfMarch,
    /// 28 February, as the DfE's checks of a return clamp it. Only for reproducing those checks.
    TwentyEighthOfFebruary,
}

impl Day {
    /// The day with this year, month (1 to 12) and day of the month, or `None` where there is none.
    pub const fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        if year < 1800 || year > 2199 || month < 1 || month > 12 || day < 1 || day > month_length(year, month)
        {
            return None;
        }
        Some(Day(days_from_civil(year, month as i32, day as i32)))
    }

    /// The day with these parts, which the caller knows to exist in any year: never the 29th, 30th or 31st of a month
    /// that may lack it.
    pub(crate) const fn on(year: i32, month: u8, day: u8) -> Day {
        Day(days_from_civil(year, month as i32, day as i32))
    }

    /// The day this many days after 1 January 1970 (negative: before).
    pub const fn from_number(days: i32) -> Day {
        Day(days)
    }

    /// Days since 1 January 1970.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// Year, month and day of the month.
    pub const fn parts(self) -> (i32, u8, u8) {
        civil_from_days(self.0)
    }

    /// The year.
    pub const fn year(self) -> i32 {
        self.parts().0
    }

    /// The last day of the calendar month with this year and month; the month is clamped to 1 to 12.
    pub const fn last_of_month(year: i32, month: u8) -> Day {
        let month = if month < 1 {
            1
        } else if month > 12 {
            12
        } else {
            month
        };
        Day(days_from_civil(year, month as i32, month_length(year, month) as i32))
    }

    /// Days since Monday: 0 is Monday, 6 is Sunday.
    pub const fn weekday(self) -> u8 {
        (self.0 + 3).rem_euclid(7) as u8
    }

    /// This many days later (negative: earlier). No roll-forward at weekends.
    pub const fn plus_days(self, days: i32) -> Day {
        Day(self.0 + days)
    }

    /// The corresponding day this many months later (negative: earlier): the same day of the month, or the last day
    /// of a month that has no such day. Always count from the anchor, never from an already clamped day:
    /// 31 January + 2 months is 31 March, not 28 March.
    pub const fn plus_months(self, months: i32) -> Day {
        let (year, month, day) = self.parts();
        let index = year * 12 + month as i32 - 1 + months;
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) as u8 + 1);
        let last = month_length(year, month);
        Day(days_from_civil(year, month as i32, if day > last { last } else { day } as i32))
    }

    /// The corresponding day this many years later, clamped like [`Day::plus_months`]. For ages use [`Day::birthday`].
    pub const fn plus_years(self, years: i32) -> Day {
        self.plus_months(years * 12)
    }

    /// Whole days from `self` to `later` (negative where `later` is earlier).
    pub const fn days_until(self, later: Day) -> i32 {
        later.0 - self.0
    }

    /// Whole weeks from `self` to `later`, rounded down.
    pub const fn weeks_until(self, later: Day) -> i32 {
        self.days_until(later).div_euclid(7)
    }

    /// Whole months from `self` to `later`: the most that [`Day::plus_months`] can add without passing it. From
    /// 31 January to 28 February is one month (in a common year); negative where `later` is earlier.
    pub const fn months_until(self, later: Day) -> i32 {
        let (from, to) = (self.parts(), later.parts());
        let months = (to.0 - from.0) * 12 + to.1 as i32 - from.1 as i32;
        if self.plus_months(months).0 > later.0 { months - 1 } else { months }
    }

    /// The birthday on which a person born on this day attains `age`.
    pub const fn birthday(self, age: i32, leap: LeapBirthday) -> Day {
        let (year, month, day) = self.parts();
        if month == 2 && day == 29 && month_length(year + age, 2) == 28 {
            return match leap {
                LeapBirthday::FirstOfMarch => Day(days_from_civil(year + age, 3, 1)),
                LeapBirthday::TwentyEighthOfFebruary => Day(days_from_civil(year + age, 2, 28)),
            };
        }
        Day(days_from_civil(year + age, month as i32, day as i32))
    }

    /// Completed years of a person born on this day, on `on`; attained at the start of the birthday
    /// (1 March in common years for 29 February). Negative before birth.
    pub const fn age_on(self, on: Day) -> i32 {
        self.age_by(on, LeapBirthday::FirstOfMarch)
    }

    /// Completed years of a person born on this day, on `on`, with a stated policy for 29 February. For the checks of
    /// a return; everything else asks [`Day::age_on`].
    pub const fn age_by(self, on: Day, leap: LeapBirthday) -> i32 {
        let years = on.year() - self.year();
        if on.0 < self.birthday(years, leap).0 { years - 1 } else { years }
    }

    /// Reads `DD/MM/YYYY`, the form of a statutory return, and of nothing else.
    pub fn parse_return(text: &str) -> Result<Day, DayError> {
        parse(text, b'/', [2, 2, 4], "DD/MM/YYYY")
    }

    /// Writes `DD/MM/YYYY`, the form of a statutory return.
    pub fn to_return(self) -> String {
        let (y, m, d) = self.parts();
        format!("{d:02}/{m:02}/{y:04}")
    }

    /// Writes `31 October 2018`, for people.
    pub fn to_words(self) -> String {
        let (y, m, d) = self.parts();
        format!("{d} {} {y}", crate::month::NAMES[m as usize - 1])
    }
}

fn parse(text: &str, separator: u8, widths: [usize; 3], form: &'static str) -> Result<Day, DayError> {
    let shape = || DayError::Shape(text.chars().take(20).collect(), form);
    let mut parts = [0i32; 3];
    let mut at = 0;
    let bytes = text.as_bytes();
    for (part, width) in widths.into_iter().enumerate() {
        let end = at + width;
        let digits = bytes.get(at..end).ok_or_else(shape)?;
        for digit in digits {
            if !digit.is_ascii_digit() {
                return Err(shape());
            }
            parts[part] = parts[part] * 10 + i32::from(digit - b'0');
        }
        at = end;
        if part < 2 {
            if bytes.get(at) != Some(&separator) {
                return Err(shape());
            }
            at += 1;
        }
    }
    if at != bytes.len() {
        return Err(shape());
    }
    let [a, month, b] = parts;
    let (year, day) = if widths[0] == 4 { (a, b) } else { (b, a) };
    if !(1800..=2199).contains(&year) {
        return Err(DayError::Year(text.to_owned()));
    }
    Day::new(year, month as u8, day as u8).ok_or_else(|| DayError::NoSuchDay(text.to_owned()))
}

/// Days in a month of the proleptic Gregorian calendar.
const fn month_length(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

// The two conversions below count in 400-year eras that begin on 1 March, so that the leap day comes last. They stand here,
// and not in the date library, because a figure for England asks them a billion times: each division is by a constant and
// of unsigned numbers, and those by a century, a year and a month are a multiplication and a shift (Neri and Schneider,
// "Euclidean affine functions and their application to calendar algorithms", 2021). The library and the plain arithmetic
// are the twins they are tested against. They hold for years from about -32,000 to 2,900,000.

/// Eras before the year 0 from which they count, so that nothing is negative.
const ERAS: u32 = 82;
const DAYS_BEFORE: u32 = 719_468 + 146_097 * ERAS;
const YEARS_BEFORE: u32 = 400 * ERAS;

const fn days_from_civil(year: i32, month: i32, day: i32) -> i32 {
    let before_march = month <= 2;
    let year = (year as u32).wrapping_add(YEARS_BEFORE).wrapping_sub(before_march as u32);
    let month = if before_march { month as u32 + 12 } else { month as u32 };
    let century = year / 100;
    let of_years = (year.wrapping_mul(1_461) / 4).wrapping_sub(century).wrapping_add(century / 4);
    let of_months = (979 * month - 2_919) / 32;
    of_years.wrapping_add(of_months).wrapping_add(day as u32 - 1).wrapping_sub(DAYS_BEFORE) as i32
}

const fn civil_from_days(days: i32) -> (i32, u8, u8) {
    let quarters = (days as u32).wrapping_add(DAYS_BEFORE).wrapping_mul(4) | 3;
    let (century, day_of_century) = (quarters / 146_097, quarters % 146_097 / 4);
    // 2,939,745 is 2^32 / 1,461 rounded up: the quotient is the year of the century, what is left of it the day of the year.
    let years = 2_939_745 * (4 * day_of_century + 3) as u64;
    let (year_of_century, day_of_year) = ((years >> 32) as u32, years as u32 / 2_939_745 / 4);
    // In the same way 2,141 is 2^16 times 5 / 153, rounded: months of 30.6 days, the first of them March.
    let months = 2_141 * day_of_year + 197_913;
    let (month, day) = (months >> 16, months % 65_536 / 2_141);
    let after_december = day_of_year >= 306;
    let year = (100 * century + year_of_century + after_december as u32).wrapping_sub(YEARS_BEFORE);
    (year as i32, if after_december { month - 12 } else { month } as u8, day as u8 + 1)
}

impl FromStr for Day {
    type Err = DayError;

    /// Reads `YYYY-MM-DD`.
    fn from_str(text: &str) -> Result<Day, DayError> {
        parse(text, b'-', [4, 2, 2], "YYYY-MM-DD")
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = self.parts();
        write!(f, "{y:04}-{m:02}-{d:02}")
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        struct Text;
        impl serde::de::Visitor<'_> for Text {
            type Value = Day;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a day as YYYY-MM-DD")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Day, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn months_are_counted_from_the_anchor() {
        let table = [
            ("2026-11-30", 3, "2027-02-28"),
            ("2027-11-30", 3, "2028-02-29"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2026-01-31", 2, "2026-03-31"),
            ("2026-08-31", 6, "2027-02-28"),
            ("2018-10-31", -30, "2016-04-30"),
            ("2016-02-29", -12, "2015-02-28"),
        ];
        for (from, months, to) in table {
            assert_eq!(day(from).plus_months(months), day(to), "{from} + {months} months");
        }
    }

    #[test]
    fn born_on_29_february() {
        let born = day("2008-02-29");
        assert_eq!(born.age_on(day("2026-02-28")), 17);
        assert_eq!(born.age_on(day("2026-03-01")), 18);
        assert_eq!(born.birthday(16, LeapBirthday::FirstOfMarch), day("2024-02-29"));
        assert_eq!(born.birthday(18, LeapBirthday::TwentyEighthOfFebruary), day("2026-02-28"));
    }

    #[test]
    fn a_return_may_clamp_the_leap_birthday() {
        let born = day("2008-02-29");
        assert_eq!(born.age_by(day("2026-02-28"), LeapBirthday::TwentyEighthOfFebruary), 18);
        assert_eq!(born.age_by(day("2026-02-27"), LeapBirthday::TwentyEighthOfFebruary), 17);
    }

    #[test]
    fn whole_weeks_and_months() {
        let table = [
            ("2018-01-31", "2018-02-28", 4, 1),
            ("2018-01-31", "2018-02-27", 3, 0),
            ("2018-01-31", "2018-03-30", 8, 1),
            ("2018-01-31", "2018-03-31", 8, 2),
            ("2018-10-31", "2018-10-31", 0, 0),
            ("2018-10-31", "2018-10-30", -1, -1),
            ("2016-04-30", "2018-10-31", 130, 30), // the 2.5 years of indicator 8.1
        ];
        for (from, to, weeks, months) in table {
            assert_eq!(day(from).weeks_until(day(to)), weeks, "weeks from {from} to {to}");
            assert_eq!(day(from).months_until(day(to)), months, "months from {from} to {to}");
        }
    }

    proptest::proptest! {
        #[test]
        fn months_agree_with_the_date_library(from in -62_091i32..83_900, months in -600i32..600) {
            let from = Day::from_number(from);
            let (year, month, date) = from.parts();
            let civil = jiff::civil::date(year as i16, month as i8, date as i8);
            let expected = civil.checked_add(jiff::Span::new().months(months)).unwrap();
            let (year, month, date) = from.plus_months(months).parts();
            let expected = (expected.year(), expected.month(), expected.day());
            proptest::prop_assert_eq!((year as i16, month as i8, date as i8), expected);
        }

        #[test]
        fn months_until_is_the_most_that_fit(from in -62_091i32..83_900, days in -20_000i32..20_000) {
            let (from, to) = (Day::from_number(from), Day::from_number(from + days));
            let months = from.months_until(to);
            proptest::prop_assert!(from.plus_months(months) <= to);
            proptest::prop_assert!(from.plus_months(months + 1) > to);
        }

        #[test]
        fn a_birthday_is_the_first_day_of_an_age(born in -62_091i32..40_000, age in 0i32..100) {
            let born = Day::from_number(born);
            let birthday = born.birthday(age, LeapBirthday::FirstOfMarch);
            proptest::prop_assert_eq!(born.age_on(birthday), age);
            proptest::prop_assert_eq!(born.age_on(birthday.plus_days(-1)), age - 1);
        }
    }

    #[test]
    fn a_return_date_is_exactly_that() {
        assert_eq!(Day::parse_return("31/10/2018"), Ok(day("2018-10-31")));
        assert_eq!(Day::parse_return("31/02/2018"), Err(DayError::NoSuchDay("31/02/2018".into())));
        assert_eq!(Day::parse_return("01/01/1026"), Err(DayError::Year("01/01/1026".into())));
        for wrong in ["1/10/2018", "31-10-2018", "31/10/18", "2018-10-31", "", "31/10/2018 ", "３1/10/2018"]
        {
            assert!(matches!(Day::parse_return(wrong), Err(DayError::Shape(..))), "{wrong}");
        }
    }

    #[test]
    fn agrees_with_the_date_library_on_every_day_of_four_centuries() {
        let mut date = jiff::civil::date(1800, 1, 1);
        let mut at = Day::new(1800, 1, 1).unwrap();
        while date.year() < 2200 {
            assert_eq!(at.parts(), (date.year().into(), date.month() as u8, date.day() as u8));
            assert_eq!(Day::new(date.year().into(), date.month() as u8, date.day() as u8), Some(at));
            assert_eq!(at.weekday(), date.weekday().to_monday_zero_offset() as u8);
            date = date.tomorrow().unwrap();
            at = at.plus_days(1);
        }
    }

    // The conversions as they are commonly written.
    fn days_plainly(year: i32, month: i32, day: i32) -> i32 {
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    fn civil_plainly(days: i32) -> (i32, u8, u8) {
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        (year, month as u8, day as u8)
    }

    #[test]
    fn conversions_agree_with_the_plain_arithmetic_far_beyond_any_record() {
        let years = [-32_000, -400, -1, 0, 1, 1600, 1900, 2000, 2100, 9999, 100_000, 2_900_000];
        let around = years.iter().flat_map(|year| {
            let first = days_plainly(*year, 1, 1);
            (first - 800)..(first + 800)
        });
        for days in around {
            let (year, month, day) = civil_plainly(days);
            assert_eq!(civil_from_days(days), (year, month, day), "{days}");
            assert_eq!(days_from_civil(year, month.into(), day.into()), days, "{year} {month} {day}");
        }
    }
}
