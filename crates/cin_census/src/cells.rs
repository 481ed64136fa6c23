//! What stands in an element: a text, or a date with its text.

use std::str::FromStr;

use calendar::{Day, Period};

/// A text or a code as it was given, trimmed; blank where nothing was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text(Box<str>);

/// A date as it was given. What is not a real date counts as no date; the reader says that it is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dated {
    text: Box<str>,
    day: Option<Day>,
}

/// What an element of a module can hold.
pub(crate) trait Cell: Default {
    /// Whether it is meant to be a date.
    const IS_DATE: bool;
    fn of(text: &str) -> Self;
    fn text(&self) -> &str;
}

impl Text {
    /// The text, blanks around it aside.
    pub fn new(text: &str) -> Text {
        Text(text.trim().into())
    }

    /// What stands there, as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Nothing stands there.
    pub fn is_missing(&self) -> bool {
        self.0.is_empty()
    }

    /// Something stands there.
    pub fn is_given(&self) -> bool {
        !self.0.is_empty()
    }

    /// Whether it is this code; capitals do not matter.
    pub fn is(&self, code: &str) -> bool {
        self.0.eq_ignore_ascii_case(code)
    }

    /// Whether it is one of these codes; capitals do not matter.
    pub fn is_any(&self, codes: &[&str]) -> bool {
        codes.iter().any(|code| self.is(code))
    }

    /// In capitals, the way values are compared.
    pub fn key(&self) -> String {
        self.0.to_ascii_uppercase()
    }

    /// A flag that says yes: `true` or `1`.
    pub fn is_true(&self) -> bool {
        self.is_any(&["true", "1"])
    }

    /// A flag that says no: `false` or `0`.
    pub fn is_false(&self) -> bool {
        self.is_any(&["false", "0"])
    }
}

impl Dated {
    /// The date that a text says: `YYYY-MM-DD`, as the census writes it, also with a time or zone after it; or
    /// `DD/MM/YYYY`, as other returns do.
    pub fn new(text: &str) -> Dated {
        let text = text.trim();
        Dated { text: text.into(), day: parse(text) }
    }

    /// A day, written as the census writes it.
    pub fn on(day: Day) -> Dated {
        let (year, month, of_month) = day.parts();
        Dated { text: format!("{year:04}-{month:02}-{of_month:02}").into(), day: Some(day) }
    }

    /// What stands there, as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The day, where it is a real one.
    pub const fn day(&self) -> Option<Day> {
        self.day
    }

    /// No real date.
    pub const fn is_missing(&self) -> bool {
        self.day.is_none()
    }

    /// A real date.
    pub const fn is_given(&self) -> bool {
        self.day.is_some()
    }

    /// Something stands there that is not a real date.
    pub fn is_unreal(&self) -> bool {
        self.day.is_none() && !self.text.is_empty()
    }

    /// A real date, before this day.
    pub fn is_before(&self, day: Day) -> bool {
        self.day.is_some_and(|own| own < day)
    }

    /// A real date, after this day.
    pub fn is_after(&self, day: Day) -> bool {
        self.day.is_some_and(|own| own > day)
    }

    /// A real date, outside these days.
    pub fn is_outside(&self, period: Period) -> bool {
        self.day.is_some_and(|own| !period.contains(own))
    }

    /// Two real dates, this one the earlier.
    pub fn earlier_than(&self, other: &Dated) -> bool {
        other.day.is_some_and(|day| self.is_before(day))
    }

    /// Two real dates, this one the later.
    pub fn later_than(&self, other: &Dated) -> bool {
        other.earlier_than(self)
    }

    /// Two real dates, the same.
    pub fn same_as(&self, other: &Dated) -> bool {
        self.day.is_some() && self.day == other.day
    }

    /// A real date, on a Saturday or Sunday.
    pub fn is_at_weekend(&self) -> bool {
        const SATURDAY: u8 = 5;
        self.day.is_some_and(|day| day.weekday() >= SATURDAY)
    }
}

fn parse(text: &str) -> Option<Day> {
    let date = match text.get(..10) {
        Some(date) if text.len() > 10 && matches!(text.as_bytes().get(10), Some(b'T' | b'Z' | b'+')) => date,
        _ => text,
    };
    Day::from_str(date).or_else(|_| Day::parse_return(date)).ok()
}

impl Cell for Text {
    const IS_DATE: bool = false;

    fn of(text: &str) -> Text {
        Text::new(text)
    }

    fn text(&self) -> &str {
        &self.0
    }
}

impl Cell for Dated {
    const IS_DATE: bool = true;

    fn of(text: &str) -> Dated {
        Dated::new(text)
    }

    fn text(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_the_forms_that_are_met() {
        let day = Day::new(2024, 3, 31);
        for (text, expected) in [
            ("2024-03-31", day),
            (" 2024-03-31 ", day),
            ("2024-03-31T10:00:00", day),
            ("2024-03-31Z", day),
            ("2024-03-31+01:00", day),
            ("31/03/2024", day),
            ("2024-02-30", None),
            ("2024-03-311", None),
            ("31-03-2024", None),
            ("", None),
        ] {
            assert_eq!(Dated::new(text).day(), expected, "{text}");
        }
        assert!(Dated::new("soon").is_unreal());
        assert_eq!(day.map(|day| Dated::on(day).as_str().to_owned()).as_deref(), Some("2024-03-31"));
    }

    #[test]
    fn a_weekend_is_saturday_and_sunday() {
        let weekend = |text: &str| Dated::new(text).is_at_weekend();
        assert!(weekend("2022-10-08") && weekend("2022-10-09"));
        assert!(!weekend("2022-10-07") && !weekend("2022-10-10") && !weekend(""));
    }
}
