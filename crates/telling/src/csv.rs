//! Findings for a spreadsheet: a line for each row that fails, then a line for each rule that was not checked.

use std::io::Write;

use exchange::{Failure, NotChecked};

use crate::words::{beside_in_words, values_in_words};
use crate::{Accepted, Out, TellError, Telling};

/// The columns. Those of the list of accepted failures are among them, so that a line can be copied there.
const HEADING: [&str; 15] = [
    "RULE",
    "SEVERITY",
    "CHILD",
    "TABLE",
    "ROW",
    "FILE",
    "LINE",
    "FIELDS",
    "VALUES",
    "CLASHES_WITH",
    "MESSAGE",
    "FIX",
    "REASON",
    "DECIDED_BY",
    "DECIDED_ON",
];

pub(crate) struct Csv<'o> {
    out: Out<'o>,
}

impl<'o> Csv<'o> {
    pub(crate) fn new(mut out: Out<'o>) -> Result<Csv<'o>, TellError> {
        let none: [[&str; 0]; 0] = [];
        out.write_all(&exchange::write_csv(&HEADING, none)?)?;
        Ok(Csv { out })
    }

    fn line(&mut self, cells: [&str; HEADING.len()]) -> Result<(), TellError> {
        // A spreadsheet takes a cell that begins so for a formula; a mark before it keeps it text.
        let cells = cells.map(|cell| match cell.as_bytes().first() {
            Some(b'=' | b'+' | b'-' | b'@') => format!("'{cell}"),
            _ => cell.to_owned(),
        });
        let quoted: Vec<String> = cells
            .iter()
            .map(|cell| {
                if cell.contains([',', '"', '\n', '\r']) {
                    format!("\"{}\"", cell.replace('"', "\"\""))
                } else {
                    cell.clone()
                }
            })
            .collect();
        Ok(writeln!(self.out, "{}", quoted.join(","))?)
    }
}

impl Telling for Csv<'_> {
    fn failure(&mut self, found: &Failure<'_>, accepted: Option<Accepted<'_>>) -> Result<(), TellError> {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let fields: Vec<&str> = found.values.iter().map(|(field, _)| *field).collect();
        self.line([
            found.rule.code,
            found.rule.level.word(),
            found.child.as_deref().unwrap_or_default(),
            found.table.unwrap_or_default(),
            &number(found.row),
            found.file.unwrap_or_default(),
            &number(found.line),
            &fields.join(" "),
            &values_in_words(found),
            &beside_in_words(found),
            found.rule.message,
            found.rule.fix,
            accepted.map_or("", |entry| entry.reason),
            accepted.map_or("", |entry| entry.decided_by),
            accepted.map_or("", |entry| entry.decided_on),
        ])
    }

    fn end(mut self: Box<Self>, not_checked: &[NotChecked]) -> Result<(), TellError> {
        for one in not_checked {
            let mut cells = [""; HEADING.len()];
            cells[0] = one.rule;
            cells[1] = "not checked";
            cells[10] = &one.reason;
            self.line(cells)?;
        }
        Ok(self.out.flush()?)
    }
}
