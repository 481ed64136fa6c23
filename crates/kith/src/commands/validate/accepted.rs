//! Failures that somebody looked at and accepted, carried from run to run in a file.

use std::cell::Cell;
use std::path::Path;

use exchange::{Failure as Found, Limits, open, read_rows};

use telling::{EXCEPTION_COLUMNS, Exception};

use crate::failure::Failure;
use crate::{files, say};

/// What was accepted.
#[derive(Debug, Default)]
pub(crate) struct Accepted {
    entries: Vec<Entry>,
}

/// One failure that was accepted, and whether it was found again.
#[derive(Debug)]
pub(crate) struct Entry {
    of: Exception,
    met: Cell<bool>,
}

impl Entry {
    /// What is told of it.
    pub(crate) fn accepted(&self) -> telling::Accepted<'_> {
        self.of.told()
    }
}

impl Accepted {
    /// Reads the list: a CSV with the columns of [`EXCEPTION_COLUMNS`] in any order.
    pub(crate) fn read(path: &Path) -> Result<Accepted, Failure> {
        let name = path.display();
        let (texts, problems) = open(files::read(&[path.to_path_buf()])?, &Limits::USUAL);
        let [text] = texts.as_slice() else {
            let why = problems.first().map_or_else(String::new, |problem| format!(": {problem}"));
            return Err(Failure::new(format!("{name} is not a list of accepted failures{why}")));
        };
        let rows = read_rows(text, &Limits::USUAL)?;
        let (heading, rows) = rows.split_first().ok_or_else(|| Failure::new(format!("{name} is empty")))?;
        let mut at = [0; EXCEPTION_COLUMNS.len()];
        for (at, column) in at.iter_mut().zip(EXCEPTION_COLUMNS) {
            let found = heading.iter().position(|of| of.eq_ignore_ascii_case(column));
            *at = found.ok_or_else(|| {
                Failure::new(format!(
                    "{name} lacks the column {column}; it must have {}",
                    EXCEPTION_COLUMNS.join(", ")
                ))
            })?;
        }
        let mut entries = Vec::new();
        for (line, row) in (2..).zip(rows) {
            let cell = |column: usize| row.get(at[column]).cloned().unwrap_or_default();
            if row.iter().all(String::is_empty) {
                continue;
            }
            if [0, 4, 5].iter().any(|column| cell(*column).is_empty()) {
                return Err(Failure::new(format!(
                    "{name} line {line} accepts a failure without its rule, a reason or who decided; fill them in"
                )));
            }
            let of = Exception {
                rule: cell(0),
                child: cell(1).to_uppercase(),
                table: cell(2),
                values: cell(3),
                reason: cell(4),
                decided_by: cell(5),
                decided_on: cell(6),
            };
            entries.push(Entry { of, met: Cell::new(false) });
        }
        Ok(Accepted { entries })
    }

    /// The entry that accepts a failure.
    pub(crate) fn of(&self, found: &Found<'_>) -> Option<&Entry> {
        let entry = self.entries.iter().find(|entry| entry.of.is_of(found))?;
        entry.met.set(true);
        Some(entry)
    }

    /// Says how many entries accepted nothing this time.
    pub(crate) fn say_idle(&self) {
        let idle = self.entries.iter().filter(|entry| !entry.met.get()).count();
        if idle > 0 {
            say::beside(format_args!(
                "{idle} of the accepted failures were not found again and can be taken out."
            ));
        }
    }
}
