//! Figures as another body sees them: numbers that stand for themselves, and nothing they were counted from.

use calendar::Month;
use serde::Serialize;

use crate::figure::MonthFigures;
use crate::suppress::{HIDDEN, suppressed};

/// Letters of a number at most: `1,234,567.8%`.
const LONGEST: usize = 16;

/// What stands for a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// A number: digits, and what stands between and around them.
    Number(Digits),
    /// Hidden, because it is small or would give a small one away.
    Hidden,
    /// Not known.
    NotKnown,
}

/// A number as people read it. It is made of digits, `£ , . %`, a space and a sign before them: there is no way to put a
/// name, a day or an identifier into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Digits(String);

impl Digits {
    fn of(text: &str) -> Option<Digits> {
        let plain = |c: char| c.is_ascii_digit() || "£,.% ".contains(c);
        let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
        let fits = text.chars().count() <= LONGEST && unsigned.chars().all(plain);
        (fits && text.chars().any(|c| c.is_ascii_digit())).then(|| Digits(text.to_owned()))
    }

    /// As people read it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A figure without its children: the indicator, over which sort of days, and what stands for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SharedFigure {
    /// The indicator's number, as the program has it.
    pub id: &'static str,
    /// Its title, as the program has it.
    pub title: &'static str,
    /// Over which sort of days.
    pub period: &'static str,
    /// What stands for it.
    pub shown: Shown,
}

/// The figures of a month that go to another body. Made of figures in one way only, which hides what is small; no field of it can
/// hold a fact of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SharedMonth {
    month: Month,
    figures: Vec<SharedFigure>,
}

impl SharedMonth {
    /// The last of these months, oldest first. The months before it say with it what must be hidden, as for a member of the
    /// panel.
    pub fn of(months: Vec<MonthFigures>) -> Option<SharedMonth> {
        let last = suppressed(months).pop()?;
        let figures = last.figures.iter().map(|figure| SharedFigure {
            id: figure.id,
            title: figure.title,
            period: figure.kind.word(),
            shown: match &figure.not_known {
                Some(why) if why == HIDDEN => Shown::Hidden,
                Some(_) => Shown::NotKnown,
                None => Digits::of(&figure.display).map_or(Shown::NotKnown, Shown::Number),
            },
        });
        Some(SharedMonth { month: last.month, figures: figures.collect() })
    }

    /// The month.
    pub fn month(&self) -> Month {
        self.month
    }

    /// Its figures, in the order of the report.
    pub fn figures(&self) -> &[SharedFigure] {
        &self.figures
    }

    /// One figure.
    pub fn figure(&self, id: &str, period: &str) -> Option<&SharedFigure> {
        self.figures.iter().find(|figure| figure.id == id && figure.period == period)
    }
}

#[cfg(test)]
mod tests {
    use super::Digits;

    #[test]
    fn only_a_number_is_a_number() {
        for (text, expected) in [
            ("12", true),
            ("1,234.5%", true),
            ("£1,200.50", true),
            ("+0.3", true),
            ("-", false),
            ("", false),
            ("12 Wren", false),
            ("-1.5", true),
            ("2012-05-04", false),
            ("C1", false),
            ("1234567890123456789", false),
        ] {
            assert_eq!(Digits::of(text).is_some(), expected, "{text}");
        }
    }
}
