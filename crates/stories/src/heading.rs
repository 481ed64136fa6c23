//! The words of `Given` and `Expect` lines.

use calendar::{CollectionYear, Day, Moment, Month};

use crate::Fault;

/// The rest of a line, taken apart from the left, with the line it stands on.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(crate) line: usize,
    pub(crate) rest: &'a str,
}

impl<'a> Words<'a> {
    /// The line without these words at its front; `None` where it does not begin with them.
    pub(crate) fn after(self, words: &str) -> Option<Words<'a>> {
        self.rest.strip_prefix(words).map(|rest| Words { rest, ..self })
    }

    /// What stands before a mark, and what after it; all and nothing where it is not there.
    pub(crate) fn split(self, mark: &str) -> (&'a str, Option<Words<'a>>) {
        match self.rest.split_once(mark) {
            Some((before, rest)) => (before, Some(Words { rest, ..self })),
            None => (self.rest, None),
        }
    }

    /// The line without `, as known on DAY` at its end, and the moment it says; everything where it says none.
    pub(crate) fn known(self) -> Result<(Words<'a>, Moment), Fault> {
        match self.rest.split_once(", as known on ") {
            Some((rest, on)) => Ok((Words { rest, ..self }, Moment::end_of(day(self.line, on)?))),
            None => Ok((self, Moment::END_OF_TIME)),
        }
    }

    /// The line without `, learnt DAY` at its end, and the end of that day.
    pub(crate) fn learnt(self) -> Result<(Words<'a>, Moment), Fault> {
        let (rest, on) = self
            .rest
            .split_once(", learnt ")
            .ok_or_else(|| Fault::at(self.line, "does not say when it was learnt: `, learnt 2018-06-30`"))?;
        Ok((Words { rest, ..self }, Moment::end_of(day(self.line, on)?)))
    }
}

pub(crate) fn day(line: usize, text: &str) -> Result<Day, Fault> {
    text.parse().map_err(|wrong: calendar::DayError| Fault::at(line, wrong.to_string()))
}

pub(crate) fn month(line: usize, text: &str) -> Result<Month, Fault> {
    text.parse().map_err(|wrong: calendar::MonthError| Fault::at(line, wrong.to_string()))
}

/// A collection year, named by the year in which it closes.
pub(crate) fn year(line: usize, text: &str) -> Result<u16, Fault> {
    let year: CollectionYear =
        text.parse().map_err(|wrong: calendar::YearError| Fault::at(line, wrong.to_string()))?;
    Ok(u16::try_from(year.closing()).unwrap_or_default())
}
