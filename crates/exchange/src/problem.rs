//! What is wrong with something that came in.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

/// How much a problem cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It was read all the same: something to know, or a value loaded with a problem.
    Notice,
    /// The row or value was left out.
    Refused,
    /// The whole file was left out.
    Unreadable,
}

/// One thing that is wrong with what came in: where, what stands there, what was expected and what to do about it.
///
/// Its `Display` is one sentence: `Episodes.csv line 14, column DECOM: “31/02/2018” is not a day in the calendar;
/// expected a date DD/MM/YYYY; correct it in the source system and load again.`
///
/// What somebody wrote is shown only where a caller passes it to [`Problem::said`]: codes and dates, never a name or
/// a note about a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// How much it cost.
    pub severity: Severity,
    /// The file, as its [`Source`](crate::Source) was named (a file in an archive: `return.zip/Episodes.csv`);
    /// none where it concerns the load as a whole.
    pub file: Option<Arc<str>>,
    /// The line of the file, counted from 1.
    pub line: Option<u32>,
    /// The column, by its heading.
    pub column: Option<Box<str>>,
    /// What stands there: a code or a date, at most forty characters.
    pub said: Option<Box<str>>,
    /// What is wrong with it: a predicate such as `is not a day in the calendar`.
    pub fault: Box<str>,
    /// What was expected: `a date DD/MM/YYYY`.
    pub expected: Option<Box<str>>,
    /// What to do: `correct it in the source system and load again`.
    pub advice: Option<Box<str>>,
}

/// Characters shown of something that somebody else wrote.
const SHOWN: usize = 40;

impl Problem {
    /// Something to know about what was read.
    pub fn notice(fault: impl Into<Box<str>>) -> Problem {
        Problem::new(Severity::Notice, fault.into())
    }

    /// A row or value that was left out.
    pub fn refused(fault: impl Into<Box<str>>) -> Problem {
        Problem::new(Severity::Refused, fault.into())
    }

    /// A file that was left out.
    pub fn unreadable(fault: impl Into<Box<str>>) -> Problem {
        Problem::new(Severity::Unreadable, fault.into())
    }

    fn new(severity: Severity, fault: Box<str>) -> Problem {
        Problem {
            severity,
            file: None,
            line: None,
            column: None,
            said: None,
            fault,
            expected: None,
            advice: None,
        }
    }

    /// In this file.
    pub fn file(mut self, file: &Arc<str>) -> Problem {
        self.file = Some(Arc::clone(file));
        self
    }

    /// On this line, counted from 1.
    pub fn line(mut self, line: u32) -> Problem {
        self.line = Some(line);
        self
    }

    /// In this column. Shortened to forty characters: a heading too is something that somebody wrote.
    pub fn column(mut self, column: &str) -> Problem {
        self.column = Some(shown(column).into());
        self
    }

    /// This stands there. Shortened to forty characters, control characters replaced.
    pub fn said(mut self, said: &str) -> Problem {
        self.said = Some(shown(said).into());
        self
    }

    /// This was expected.
    pub fn expected(mut self, expected: impl Into<Box<str>>) -> Problem {
        self.expected = Some(expected.into());
        self
    }

    /// Do this about it.
    pub fn advice(mut self, advice: impl Into<Box<str>>) -> Problem {
        self.advice = Some(advice.into());
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            f.write_str(file)?;
        }
        if let Some(line) = self.line {
            write!(f, "{}line {line}", if self.file.is_some() { " " } else { "" })?;
        }
        let placed = self.file.is_some() || self.line.is_some();
        if let Some(column) = &self.column {
            write!(f, "{}column {column}", if placed { ", " } else { "" })?;
        }
        if placed || self.column.is_some() {
            f.write_str(": ")?;
        }
        if let Some(said) = &self.said {
            write!(f, "“{said}” ")?;
        }
        f.write_str(&self.fault)?;
        if let Some(expected) = &self.expected {
            write!(f, "; expected {expected}")?;
        }
        if let Some(advice) = &self.advice {
            write!(f, "; {advice}")?;
        }
        f.write_str(".")
    }
}

impl std::error::Error for Problem {}

/// What somebody wrote, made fit for a sentence: bounded, on one line, without control characters.
pub(crate) fn shown(text: &str) -> String {
    shown_within(text, SHOWN)
}

/// The same within another bound, for file names.
pub(crate) fn shown_within(text: &str, bound: usize) -> String {
    let mut out = String::new();
    for (count, c) in text.trim().chars().enumerate() {
        if count == bound {
            out.push('…');
            break;
        }
        out.push(if c.is_control() || is_invisible(c) { '\u{fffd}' } else { c });
    }
    out
}

/// Characters that change how their neighbours are shown without being seen themselves.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_one_sentence() {
        let file: Arc<str> = "Episodes.csv".into();
        let problem = Problem::refused("is not a day in the calendar")
            .file(&file)
            .line(14)
            .column("DECOM")
            .said("31/02/2018")
            .expected("a date DD/MM/YYYY")
            .advice("correct it in the source system and load again");
        assert_eq!(
            problem.to_string(),
            "Episodes.csv line 14, column DECOM: “31/02/2018” is not a day in the calendar; \
             expected a date DD/MM/YYYY; correct it in the source system and load again."
        );
        assert_eq!(Problem::notice("no table was found").to_string(), "no table was found.");
        assert_eq!(Problem::notice("is empty").line(3).to_string(), "line 3: is empty.");
        assert_eq!(Problem::notice("is empty").column("REC").to_string(), "column REC: is empty.");
    }

    #[test]
    fn what_somebody_wrote_is_bounded_and_printable() {
        let problem =
            Problem::refused("is not a code").said("a\u{1b}[31m\nb\u{202e}").column(&"x".repeat(90));
        assert_eq!(problem.said.as_deref(), Some("a\u{fffd}[31m\u{fffd}b\u{fffd}"));
        assert_eq!(problem.column.map(|c| c.chars().count()), Some(41));
    }
}
