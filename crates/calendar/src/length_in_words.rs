//! A length and its arithmetic in plain words.

use std::fmt::Write;

use crate::{Calendars, Day, Length};

impl Length {
    /// The length alone: "20 working days", "6 weeks", "once in each calendar month".
    pub fn to_words(self) -> String {
        match self {
            Length::WorkingDays(n) => amount(n, "working day"),
            Length::WorkingDaysBefore(n) => format!("{} before", amount(n, "working day")),
            Length::Days(n) => amount(n, "day"),
            Length::DaysBeginningWith(n) => format!("{} beginning with the day itself", amount(n, "day")),
            Length::Weeks(n) => amount(n, "week"),
            Length::Months(n) => amount(n, "month"),
            Length::Years(n) => amount(n, "year"),
            Length::EachCalendarMonth => "once in each calendar month".to_owned(),
            Length::EachCalendarYear => "once in each calendar year".to_owned(),
            Length::EachTerm => "once in each school term".to_owned(),
            Length::SchoolDays(n) => amount(n, "school day"),
            Length::Hours(n) => amount(n, "hour"),
            Length::SubjectAccess(n) => format!("{} from receipt", amount(n, "month")),
        }
    }

    /// The length, its trigger, the due day and what bent the count: "20 working days from 3 April 2026: 5 May 2026,
    /// two bank holidays skipped (Easter Monday, Early May bank holiday)".
    pub fn in_words(self, trigger: Day, calendars: &Calendars) -> String {
        let due = self.due_from(trigger, calendars);
        let words = self.to_words();
        let (from, to) = (trigger.to_words(), due.to_words());
        match self {
            Length::WorkingDays(_) => {
                format!("{words} from {from}: {to}{}", skipped(trigger.plus_days(1), due, calendars))
            }
            Length::WorkingDaysBefore(_) => {
                format!("{words} {from}: {to}{}", skipped(due, trigger.plus_days(-1), calendars))
            }
            Length::DaysBeginningWith(n) => format!("{} beginning with {from}: {to}", amount(n, "day")),
            Length::Months(_) | Length::Years(_) => {
                format!("{words} from {from}: {to}{}", clamped(trigger, due))
            }
            Length::EachCalendarMonth | Length::EachCalendarYear => {
                format!("{words}, last in that of {from}: {to}")
            }
            Length::EachTerm => {
                let term = calendars.terms.next_after(trigger);
                format!("{words}, last on {from}: {to}, the last day of the {term}")
            }
            Length::Hours(_) => format!("{words} from 23:59 on {from}, the time not being known: {to}"),
            Length::SubjectAccess(n) => {
                let corresponding = trigger.plus_months(n.into());
                let rolled = if corresponding == due {
                    clamped(trigger, due).to_owned()
                } else {
                    format!(", because {} is not a working day", corresponding.to_words())
                };
                format!("{words} on {from}: {to}{rolled}")
            }
            Length::Days(_) | Length::Weeks(_) | Length::SchoolDays(_) => {
                format!("{words} from {from}: {to}")
            }
        }
    }
}

fn amount(n: u16, unit: &str) -> String {
    format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
}

/// ", two bank holidays skipped (their names)", or nothing.
fn skipped(from: Day, to: Day, calendars: &Calendars) -> String {
    const SMALL: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let names: Vec<&str> = calendars.holidays.between(from, to).into_iter().map(|(_, name)| name).collect();
    if names.is_empty() {
        return String::new();
    }
    let mut text = match SMALL.get(names.len()) {
        Some(word) => format!(", {word}"),
        None => format!(", {}", names.len()),
    };
    text.push_str(if names.len() == 1 { " bank holiday skipped" } else { " bank holidays skipped" });
    if names.len() < SMALL.len() {
        let _ = write!(text, " ({})", names.join(", "));
    }
    text
}

/// ", the last day of a shorter month" where the day of the month could not be kept.
fn clamped(from: Day, to: Day) -> &'static str {
    if from.parts().2 == to.parts().2 { "" } else { ", the last day of a shorter month" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arithmetic_is_shown() {
        #[rustfmt::skip]
        let table = [
            ("20W", "2026-04-03", "20 working days from 3 April 2026: 5 May 2026, \
                two bank holidays skipped (Easter Monday, Early May bank holiday)"),
            ("1W", "2018-10-31", "1 working day from 31 October 2018: 1 November 2018"),
            ("1W", "2026-12-24", "1 working day from 24 December 2026: 29 December 2026, \
                two bank holidays skipped (Christmas Day, Boxing Day (substitute))"),
            ("3W-", "2026-12-10", "3 working days before 10 December 2026: 7 December 2026"),
            ("3W-", "2026-05-06", "3 working days before 6 May 2026: 30 April 2026, \
                one bank holiday skipped (Early May bank holiday)"),
            ("28D", "2026-12-01", "28 days from 1 December 2026: 29 December 2026"),
            ("8BEG", "2026-12-01", "8 days beginning with 1 December 2026: 8 December 2026"),
            ("6K", "2018-10-15", "6 weeks from 15 October 2018: 26 November 2018"),
            ("3M", "2026-11-30", "3 months from 30 November 2026: 28 February 2027, the last day of a shorter month"),
            ("3M", "2026-10-30", "3 months from 30 October 2026: 30 January 2027"),
            ("CM", "2026-01-01", "once in each calendar month, last in that of 1 January 2026: 28 February 2026"),
            ("T", "2018-11-20", "once in each school term, last on 20 November 2018: 5 April 2019, \
                the last day of the spring term of 2018-19"),
            ("72H", "2026-12-05", "72 hours from 23:59 on 5 December 2026, the time not being known: 8 December 2026"),
            ("1SAR", "2026-01-31", "1 month from receipt on 31 January 2026: 2 March 2026, \
                because 28 February 2026 is not a working day"),
        ];
        for (length, trigger, words) in table {
            let length: Length = length.parse().unwrap();
            assert_eq!(length.in_words(trigger.parse().unwrap(), &Calendars::default()), words);
        }
    }

    #[test]
    fn a_long_count_does_not_name_every_holiday() {
        let words = Length::WorkingDays(600).in_words("2018-01-01".parse().unwrap(), &Calendars::default());
        assert_eq!(words, "600 working days from 1 January 2018: 15 May 2020, 19 bank holidays skipped");
    }
}
