//! How long a provision allows.

use std::fmt;

use calendar::{Calendars, Day, Length};

/// How long a provision allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Allowed {
    /// A length that is counted.
    Within(Length),
    /// As soon as practicable, without delay, at once: no number in law, so that it is owed from the day and never counted as
    /// late.
    AtOnce,
    /// By the day of an act, which may not go before it.
    ByTheAct,
    /// By a day that stands in the record because a court, a review or the authority set it. Never computed.
    AsSet,
    /// The middle between the day something was last done and the day it is next due.
    Midway,
    /// No more than so many.
    AtMost(u16),
    /// For as long as something lasts.
    UntilEnded,
}

impl Allowed {
    /// A number of working days.
    pub const fn working_days(n: u16) -> Allowed {
        Allowed::Within(Length::WorkingDays(n))
    }

    /// A number of weeks.
    pub const fn weeks(n: u16) -> Allowed {
        Allowed::Within(Length::Weeks(n))
    }

    /// A number of months.
    pub const fn months(n: u16) -> Allowed {
        Allowed::Within(Length::Months(n))
    }

    /// The length, where one is counted.
    pub const fn length(self) -> Option<Length> {
        match self {
            Allowed::Within(length) => Some(length),
            _ => None,
        }
    }

    /// The last day in time for what was triggered on a day. Where nothing is counted, the day itself.
    pub fn due_from(self, trigger: Day, calendars: &Calendars) -> Day {
        self.length().map_or(trigger, |length| length.due_from(trigger, calendars))
    }

    /// In words: "10 working days", "as soon as practicable".
    pub fn to_words(self) -> String {
        match self {
            Allowed::Within(length) => length.to_words(),
            Allowed::AtOnce => "as soon as practicable".to_owned(),
            Allowed::ByTheAct => "before the act".to_owned(),
            Allowed::AsSet => "by the day that was set".to_owned(),
            Allowed::Midway => "midway".to_owned(),
            Allowed::AtMost(most) => format!("no more than {most}"),
            Allowed::UntilEnded => "while it lasts".to_owned(),
        }
    }
}

impl fmt::Display for Allowed {
    /// The code of a length; otherwise the words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Allowed::Within(length) => length.fmt(f),
            other => f.write_str(&other.to_words()),
        }
    }
}
