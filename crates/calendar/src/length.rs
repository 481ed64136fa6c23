//! How long a duty allows, and the ways the law counts it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use crate::{Day, Holidays, Moment, Month, Terms};

/// What a length is counted by: the holidays and school terms of an authority.
#[derive(Clone, Debug, Default)]
pub struct Calendars {
    /// Bank holidays, and one-off holidays added by the authority.
    pub holidays: Holidays,
    /// The terms of the authority, or of the child's school.
    pub terms: Terms,
}

/// A length of time as a provision states it. The trigger day is D and the amount N; something done on the due day,
/// at any time of that day, is in time.
///
/// Each has a code, in which lengths are read and written: `20W`, `3W-`, `28D`, `8BEG`, `6K`, `3M`, `1Y`, `CM`, `CY`,
/// `T`, `20S`, `72H`, `1SAR`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Length {
    /// `W`: the Nth working day after D.
    WorkingDays(u16),
    /// `W-`: the Nth working day before the event, whose own day is not counted.
    WorkingDaysBefore(u16),
    /// `D`: D + N days. Not rolled forward at weekends, and nor is anything below but `SAR`.
    Days(u16),
    /// `BEG`: a period of N days beginning with D, which is day 1: its last day is D + N - 1.
    DaysBeginningWith(u16),
    /// `K`: within N weeks, or at intervals of not more than N weeks: D + 7N days.
    Weeks(u16),
    /// `M`: the corresponding day N months on, or the last day of a month that lacks it. Counted from D each time.
    Months(u16),
    /// `Y`: the anniversary, counted like months. An *age* is not a length: see [`Day::birthday`].
    Years(u16),
    /// `CM`: once in each calendar month; the gap may be longer than 31 days.
    EachCalendarMonth,
    /// `CY`: once in each calendar year; the gap may be longer than 365 days.
    EachCalendarYear,
    /// `T`: once in each school term.
    EachTerm,
    /// `S`: the Nth school day after D.
    SchoolDays(u16),
    /// `H`: N elapsed hours, nights, weekends and changes of the clocks included. Exact only from a moment: see
    /// [`Length::due_at`].
    Hours(u16),
    /// `SAR`: a month (or more, where extended) from the day a request was received, to the corresponding day; where
    /// that is not a working day, the next one that is.
    SubjectAccess(u16),
}

/// Why a text is not a length.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "{0:?} is not a length: write a number and W (working days), W- (working days before), D (days), BEG (days \
     beginning with), K (weeks), M (months), Y (years), S (school days), H (hours) or SAR (months from a request), \
     or CM, CY or T alone (once in each calendar month, calendar year or term)"
)]
pub struct LengthError(String);

impl Length {
    /// The last day in time.
    ///
    /// The trigger is the day the length counts from: an event, or the day a recurring duty was last met, for which
    /// this gives the next. For `CM`, `CY` and `T` that is the end of the month, year or term after the one the
    /// trigger is in (after the holidays, for a trigger in school holidays). Hours from a day of which the time is
    /// not known run from its end, 23:59, which is the most favourable; the caller marks the answer as date only.
    pub fn due_from(self, trigger: Day, calendars: &Calendars) -> Day {
        let holidays = &calendars.holidays;
        match self {
            Length::WorkingDays(n) => holidays.plus_working_days(trigger, n),
            Length::WorkingDaysBefore(n) => holidays.minus_working_days(trigger, n),
            Length::Days(n) => trigger.plus_days(n.into()),
            Length::DaysBeginningWith(n) => trigger.plus_days(i32::from(n.max(1)) - 1),
            Length::Weeks(n) => trigger.plus_days(i32::from(n) * 7),
            Length::Months(n) => trigger.plus_months(n.into()),
            Length::Years(n) => trigger.plus_years(n.into()),
            Length::EachCalendarMonth => Month::of(trigger).plus(1).last(),
            Length::EachCalendarYear => Day::on(trigger.year() + 1, 12, 31),
            Length::EachTerm => calendars.terms.next_after(trigger).last,
            Length::SchoolDays(n) => calendars.terms.plus_school_days(trigger, n, holidays),
            Length::Hours(_) => self.due_at(last_minute_of(trigger), calendars).day(),
            Length::SubjectAccess(n) => holidays.working_day_from(trigger.plus_months(n.into())),
        }
    }

    /// By when something that is owed once in each month, year or term is due in the one that the day is in: its last
    /// day; in school holidays, the last day of the term to come. For other lengths, as [`Length::due_from`].
    pub fn due_in_round_of(self, day: Day, calendars: &Calendars) -> Day {
        match self {
            Length::EachCalendarMonth => Month::of(day).last(),
            Length::EachCalendarYear => Day::on(day.year(), 12, 31),
            Length::EachTerm => {
                calendars.terms.term_of(day).unwrap_or_else(|| calendars.terms.next_after(day)).last
            }
            _ => self.due_from(day, calendars),
        }
    }

    /// The last moment in time: exact for hours, and for the others the end of the day that [`Length::due_from`]
    /// gives from the day of the trigger in England.
    pub fn due_at(self, trigger: Moment, calendars: &Calendars) -> Moment {
        match self {
            Length::Hours(n) => {
                let micros = i64::from(n) * 3_600_000_000;
                Moment::from_micros(trigger.micros().saturating_add(micros))
            }
            _ => Moment::end_of(self.due_from(trigger.day(), calendars)),
        }
    }

    /// The amount and the code that follows it; no amount for what recurs with the calendar.
    const fn parts(self) -> (Option<u16>, &'static str) {
        match self {
            Length::WorkingDays(n) => (Some(n), "W"),
            Length::WorkingDaysBefore(n) => (Some(n), "W-"),
            Length::Days(n) => (Some(n), "D"),
            Length::DaysBeginningWith(n) => (Some(n), "BEG"),
            Length::Weeks(n) => (Some(n), "K"),
            Length::Months(n) => (Some(n), "M"),
            Length::Years(n) => (Some(n), "Y"),
            Length::EachCalendarMonth => (None, "CM"),
            Length::EachCalendarYear => (None, "CY"),
            Length::EachTerm => (None, "T"),
            Length::SchoolDays(n) => (Some(n), "S"),
            Length::Hours(n) => (Some(n), "H"),
            Length::SubjectAccess(n) => (Some(n), "SAR"),
        }
    }
}

/// The middle between the day something was last done and the day it is next due, rounded down (`MID`): when a
/// midway review is due.
pub const fn midpoint(last: Day, next_due: Day) -> Day {
    last.plus_days(last.days_until(next_due).div_euclid(2))
}

/// 23:59 in England.
fn last_minute_of(day: Day) -> Moment {
    Moment::from_micros(Moment::end_of(day).micros() + 1 - 60_000_000)
}

impl FromStr for Length {
    type Err = LengthError;

    /// Reads a code: `20W`, `6K`, `CM`.
    fn from_str(text: &str) -> Result<Length, LengthError> {
        let wrong = || LengthError(text.chars().take(20).collect());
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (amount, code) = text.split_at(digits);
        if amount.is_empty() {
            return match code {
                "CM" => Ok(Length::EachCalendarMonth),
                "CY" => Ok(Length::EachCalendarYear),
                "T" => Ok(Length::EachTerm),
                _ => Err(wrong()),
            };
        }
        let n = amount.parse().map_err(|_| wrong())?;
        Ok(match code {
            "W" => Length::WorkingDays(n),
            "W-" => Length::WorkingDaysBefore(n),
            "D" => Length::Days(n),
            // A period of no days has no day to begin with.
            "BEG" if n > 0 => Length::DaysBeginningWith(n),
            "K" => Length::Weeks(n),
            "M" => Length::Months(n),
            "Y" => Length::Years(n),
            "S" => Length::SchoolDays(n),
            "H" => Length::Hours(n),
            "SAR" => Length::SubjectAccess(n),
            _ => return Err(wrong()),
        })
    }
}

impl fmt::Display for Length {
    /// The code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (amount, code) = self.parts();
        match amount {
            Some(n) => write!(f, "{n}{code}"),
            None => f.write_str(code),
        }
    }
}

impl Serialize for Length {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Length {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Length, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn worked_examples() {
        #[rustfmt::skip]
        let table = [
            // The examples of the reference, statutory clocks, section 3.
            ("2026-12-18", "5W", "2026-12-29"),
            ("2026-12-10", "3W-", "2026-12-07"),
            ("2026-12-01", "28D", "2026-12-29"),
            ("2026-12-01", "8BEG", "2026-12-08"),
            ("2026-12-02", "1K", "2026-12-09"),
            ("2026-11-30", "3M", "2027-02-28"),
            ("2027-11-30", "3M", "2028-02-29"),
            ("2026-01-01", "CM", "2026-02-28"),
            ("2026-01-31", "1SAR", "2026-03-02"), // 28 February is a Saturday
            ("2025-01-31", "1SAR", "2025-02-28"), // a Friday
            // Others.
            ("2026-12-01", "7BEG", "2026-12-07"),
            ("2026-12-31", "CM", "2027-01-31"),
            ("2026-01-01", "CY", "2027-12-31"),
            ("2024-02-29", "1Y", "2025-02-28"),
            ("2018-10-15", "6K", "2018-11-26"),
            ("2018-11-20", "T", "2019-04-05"), // the spring term of the plain pattern
            ("2018-12-28", "T", "2019-04-05"),
            ("2018-10-26", "20S", "2018-11-30"),
            ("2026-12-05", "72H", "2026-12-08"),
            ("2026-12-01", "0D", "2026-12-01"),
        ];
        for (trigger, length, due) in table {
            let length: Length = length.parse().unwrap();
            let due_from = length.due_from(trigger.parse().unwrap(), &Calendars::default());
            assert_eq!(due_from, due.parse().unwrap(), "{length} from {trigger}");
        }
    }

    #[test]
    fn hours_run_by_the_clock_that_never_changes() {
        let table = [
            ("2026-12-05T10:00:00Z", "2026-12-08T10:00:00Z"), // found at 10 on a Saturday: 10 on Tuesday
            ("2026-03-28T10:00:00Z", "2026-03-31T10:00:00Z"), // the clocks go forward: 11 by the wall
        ];
        for (found, due) in table {
            let due_at = Length::Hours(72).due_at(found.parse().unwrap(), &Calendars::default());
            assert_eq!(due_at, due.parse().unwrap(), "72 hours from {found}");
        }
        let other = Length::Days(1).due_at("2018-06-30T23:30:00Z".parse().unwrap(), &Calendars::default());
        assert_eq!(other, "2018-07-02".parse().unwrap(), "23:30 UTC is 1 July in England");
    }

    #[test]
    fn once_in_each_round() {
        let table = [
            ("2018-10-15", "CM", "2018-10-31"),
            ("2018-10-15", "CY", "2018-12-31"),
            ("2018-10-15", "T", "2018-12-21"),
            ("2018-08-15", "T", "2018-12-21"),
            ("2018-10-15", "7D", "2018-10-22"),
        ];
        for (day, length, due) in table {
            let length: Length = length.parse().unwrap();
            let round = length.due_in_round_of(day.parse().unwrap(), &Calendars::default());
            assert_eq!(round, due.parse().unwrap(), "{length} in the round of {day}");
        }
    }

    #[test]
    fn halfway() {
        let table = [
            ("2018-06-04", "2018-12-04", "2018-09-03"), // 183 days: 91 on
            ("2018-06-04", "2018-06-04", "2018-06-04"),
            ("2018-06-04", "2018-06-05", "2018-06-04"),
        ];
        for (last, next, middle) in table {
            let (last, next): (Day, Day) = (last.parse().unwrap(), next.parse().unwrap());
            assert_eq!(midpoint(last, next), middle.parse().unwrap(), "{last} to {next}");
        }
    }

    #[test]
    fn codes_that_are_not_lengths() {
        for wrong in ["", "W", "20", "20w", "20 W", "-3D", "0BEG", "70000D", "1CM", "MID", "３D", "T1"] {
            assert!(wrong.parse::<Length>().is_err(), "{wrong}");
        }
    }

    fn any_length() -> impl Strategy<Value = Length> {
        let n = || 0u16..120;
        prop_oneof![
            n().prop_map(Length::WorkingDays),
            n().prop_map(Length::WorkingDaysBefore),
            n().prop_map(Length::Days),
            (1u16..120).prop_map(Length::DaysBeginningWith),
            n().prop_map(Length::Weeks),
            n().prop_map(Length::Months),
            n().prop_map(Length::Years),
            Just(Length::EachCalendarMonth),
            Just(Length::EachCalendarYear),
            Just(Length::EachTerm),
            n().prop_map(Length::SchoolDays),
            n().prop_map(Length::Hours),
            n().prop_map(Length::SubjectAccess),
        ]
    }

    proptest! {
        #[test]
        fn written_and_read_back(length in any_length()) {
            prop_assert_eq!(length.to_string().parse(), Ok(length));
            let json = serde_json::to_string(&length).unwrap();
            prop_assert_eq!(serde_json::from_str::<Length>(&json).unwrap(), length);
        }

        #[test]
        fn a_later_trigger_is_never_due_earlier(
            length in any_length(), trigger in -62_091i32..83_900, later in 0i32..60,
        ) {
            let calendars = Calendars::default();
            let first = length.due_from(Day::from_number(trigger), &calendars);
            let second = length.due_from(Day::from_number(trigger + later), &calendars);
            prop_assert!(first <= second, "{length}: {first} and {second}");
        }

        #[test]
        fn nothing_is_due_before_its_trigger(length in any_length(), trigger in -62_091i32..83_900) {
            let trigger = Day::from_number(trigger);
            let due = length.due_from(trigger, &Calendars::default());
            if matches!(length, Length::WorkingDaysBefore(_)) {
                prop_assert!(due <= trigger);
            } else {
                prop_assert!(due >= trigger);
            }
            prop_assert!(!length.in_words(trigger, &Calendars::default()).is_empty());
        }
    }
}
