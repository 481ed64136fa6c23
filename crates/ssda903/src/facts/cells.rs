//! Reading and writing single cells.

use calendar::Day;
use exchange::Problem;
use records::codes::CodeSet;

use crate::row::Row;

const MEND: &str = "correct it in the source system and load again";

/// A row being read: its cells, and what is wrong with them.
pub(in crate::facts) struct Reading<'a> {
    pub(in crate::facts) row: &'a Row<'a>,
    pub(in crate::facts) problems: &'a mut Vec<Problem>,
}

impl Reading<'_> {
    pub(in crate::facts) fn text(&self, column: &str) -> &str {
        self.row.get(column)
    }

    fn place(&self, problem: Problem, column: &str) -> Problem {
        problem
            .file(&self.row.file)
            .line(self.row.raw.line())
            .column(column)
            .said(self.text(column))
            .advice(MEND)
    }

    /// A refusal of the row because of this column.
    pub(in crate::facts) fn refuse(&self, column: &str, fault: &str, expected: &str) -> Problem {
        self.place(Problem::refused(fault), column).expected(expected)
    }

    fn notice(&mut self, column: &str, fault: String) {
        let problem = self.place(Problem::notice(fault), column);
        self.problems.push(problem);
    }

    /// A date without which the row says nothing.
    pub(in crate::facts) fn needed_day(&self, column: &str) -> Result<Day, Problem> {
        match self.text(column) {
            "" => {
                Err(self.refuse(column, "is missing: without it the row says nothing", "a date DD/MM/YYYY"))
            }
            text => Day::parse_return(text)
                .map_err(|_| self.refuse(column, "is not a day in the calendar", "a date DD/MM/YYYY")),
        }
    }

    /// A date that closes something: blank is open, anything else must be a date.
    pub(in crate::facts) fn closing_day(&self, column: &str) -> Result<Option<Day>, Problem> {
        if self.text(column).is_empty() { Ok(None) } else { self.needed_day(column).map(Some) }
    }

    /// A date that may be missing. What is no date is kept as said, and counts as no date.
    pub(in crate::facts) fn day(&mut self, column: &str) -> Option<Day> {
        match self.text(column) {
            "" => None,
            text => Day::parse_return(text).ok().or_else(|| {
                self.notice(
                    column,
                    "is not a day in the calendar and counts as no date; it is kept as said".into(),
                );
                None
            }),
        }
    }

    /// A code that may be missing. What is no code of the set is kept as said, and counts as none.
    pub(in crate::facts) fn code<T: CodeSet>(&mut self, column: &str) -> Option<T> {
        match self.text(column) {
            "" => None,
            text => T::of(text).or_else(|| {
                self.notice(
                    column,
                    format!("is no code of the set {} and counts as none; it is kept as said", T::SET.name),
                );
                None
            }),
        }
    }

    /// 1 for yes, 0 for no.
    pub(in crate::facts) fn yes(&mut self, column: &str) -> Option<bool> {
        match self.text(column) {
            "" => None,
            "1" => Some(true),
            "0" => Some(false),
            _ => {
                self.notice(column, "is neither 0 nor 1 and counts as no answer; it is kept as said".into());
                None
            }
        }
    }

    /// A small whole number.
    pub(in crate::facts) fn number(&mut self, column: &str, most: u8) -> Option<u8> {
        match self.text(column) {
            "" => None,
            text => text.parse().ok().filter(|number| *number <= most).or_else(|| {
                self.notice(column, format!("is not a whole number from 0 to {most}; it is kept as said"));
                None
            }),
        }
    }

    /// A short text.
    pub(in crate::facts) fn some(&self, column: &str) -> Option<String> {
        let text = self.text(column);
        if text.is_empty() { None } else { Some(text.to_owned()) }
    }
}

/// A date in the return's form, or blank.
pub(in crate::facts) fn day(day: Option<Day>) -> String {
    day.map(Day::to_return).unwrap_or_default()
}

/// A code, or blank.
pub(in crate::facts) fn code<T: CodeSet>(code: Option<T>) -> String {
    code.map(|code| code.code().to_owned()).unwrap_or_default()
}

/// 1, 0 or blank.
pub(in crate::facts) fn yes(answer: Option<bool>) -> String {
    answer.map(|yes| if yes { "1" } else { "0" }.to_owned()).unwrap_or_default()
}
