//! Records of a delimited text (CSV), each with its line.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use crate::limits::Limits;

/// One record: its cells as they stand, without the quotation marks around them.
#[derive(Debug, Default)]
pub(crate) struct Record {
    /// The line on which it begins, counted from 1.
    pub(crate) line: u32,
    /// How many lines it covers, where quoted cells have line ends.
    pub(crate) lines: u32,
    /// The text ended before a quotation mark was closed.
    pub(crate) unclosed: bool,
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Record {
    /// How many cells it has.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The cell at this position, blank beyond the end.
    pub(crate) fn cell(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.ends.get(index - 1).copied().unwrap_or(0) };
        let end = self.ends.get(index).copied().unwrap_or(start);
        // Cells are cut at separators and quotation marks, so that they are as good UTF-8 as the text.
        self.bytes.get(start..end).and_then(|cell| std::str::from_utf8(cell).ok()).unwrap_or("")
    }

    /// Whether every cell from this one on is blank.
    pub(crate) fn is_blank_from(&self, index: usize) -> bool {
        (index..self.len()).all(|i| self.cell(i).trim().is_empty())
    }
}

/// A record longer than the limit, and the line on which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooLong {
    pub(crate) line: u32,
    /// A quotation mark is open: it was probably never closed.
    pub(crate) in_quotes: bool,
}

/// Reads records one after the other. Empty lines are passed over.
pub(crate) struct Records<'t> {
    text: &'t [u8],
    reader: Reader,
    /// Where the next record begins, and on which line.
    at: usize,
    line: u32,
    /// Where the last one began.
    began: usize,
    limit: usize,
    scratch: Vec<u8>,
}

impl<'t> Records<'t> {
    pub(crate) fn new(text: &'t str, separator: Separator, limits: &Limits) -> Records<'t> {
        Records {
            text: text.as_bytes(),
            reader: ReaderBuilder::new().delimiter(separator.byte()).build(),
            at: 0,
            line: 1,
            began: 0,
            limit: limits.record_bytes,
            scratch: vec![0; limits.record_bytes + 1],
        }
    }

    /// Reads the next record into `record`; `false` at the end of the text.
    pub(crate) fn next(&mut self, record: &mut Record) -> Result<bool, TooLong> {
        record.bytes.clear();
        record.ends.clear();
        record.unclosed = false;
        while let Some(byte @ (b'\n' | b'\r')) = self.text.get(self.at) {
            self.line += u32::from(*byte == b'\n');
            self.at += 1;
        }
        self.began = self.at;
        record.line = self.line;
        record.lines = 1;
        if self.at >= self.text.len() {
            return Ok(false);
        }
        self.reader.reset();
        let whole = self.text.len() - self.at <= self.limit;
        let end = if whole { self.text.len() } else { self.at + self.limit };
        let mut field = self.at;
        loop {
            let window = self.text.get(self.at..end).unwrap_or_default();
            if window.is_empty() && !whole {
                let in_quotes = self.text.get(field) == Some(&b'"');
                return Err(TooLong { line: record.line, in_quotes });
            }
            let (result, read, written) = self.reader.read_field(window, &mut self.scratch);
            self.at += read;
            record.bytes.extend_from_slice(self.scratch.get(..written).unwrap_or_default());
            match result {
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
                ReadFieldResult::Field { record_end } => {
                    record.ends.push(record.bytes.len());
                    if record_end {
                        break;
                    }
                    field = self.at;
                }
                ReadFieldResult::End => break,
            }
        }
        let consumed = self.text.get(self.began..self.at).unwrap_or_default();
        let newlines = consumed.iter().filter(|b| **b == b'\n').count() as u32;
        self.line += newlines;
        let ended = consumed.ends_with(b"\n");
        record.lines = newlines + u32::from(!ended);
        record.unclosed =
            self.at >= self.text.len() && is_unclosed(self.text.get(field..).unwrap_or_default());
        Ok(true)
    }

    /// Goes back to the line after the one on which the last record began, because its quotation marks are out of
    /// step and it has swallowed what follows.
    pub(crate) fn resume_after_first_line(&mut self, record: &Record) {
        let rest = self.text.get(self.began..).unwrap_or_default();
        self.at = self.began + rest.iter().position(|b| *b == b'\n').map_or(rest.len(), |end| end + 1);
        self.line = record.line + 1;
    }
}

/// Whether the last field of a text opens a quotation mark and does not close it.
fn is_unclosed(field: &[u8]) -> bool {
    field.first() == Some(&b'"') && field.iter().filter(|b| **b == b'"').count() % 2 == 1
}

/// What stands between cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Separator {
    Comma,
    Semicolon,
    Tab,
}

impl Separator {
    fn byte(self) -> u8 {
        match self {
            Separator::Comma => b',',
            Separator::Semicolon => b';',
            Separator::Tab => b'\t',
        }
    }

    /// What it is called in a sentence.
    pub(crate) fn plural(self) -> &'static str {
        match self {
            Separator::Comma => "commas",
            Separator::Semicolon => "semicolons",
            Separator::Tab => "tabs",
        }
    }

    /// The separator of a text, the text without Excel's `sep=;` line, and how many lines that took away.
    pub(crate) fn of(text: &str) -> (Separator, &str, u32) {
        let mut skipped = 0;
        let mut rest = text;
        loop {
            let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
            let trimmed = line.trim_end_matches('\r');
            if trimmed.is_empty() && !after.is_empty() {
                rest = after;
                skipped += 1;
                continue;
            }
            let declared = match trimmed.trim() {
                "sep=," => Some(Separator::Comma),
                "sep=;" => Some(Separator::Semicolon),
                _ if trimmed == "sep=\t" => Some(Separator::Tab),
                _ => None,
            };
            if let Some(separator) = declared {
                return (separator, after, skipped + 1);
            }
            let count = |byte: u8| trimmed.bytes().filter(|b| *b == byte).count();
            let (commas, semicolons, tabs) = (count(b','), count(b';'), count(b'\t'));
            let separator = if semicolons > commas && semicolons >= tabs {
                Separator::Semicolon
            } else if tabs > commas {
                Separator::Tab
            } else {
                Separator::Comma
            };
            return (separator, rest, skipped);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Limits = Limits { record_bytes: 24, ..Limits::USUAL };

    /// Each record as `line: cell|cell`, with `!` where a quotation mark is not closed.
    fn all(text: &str) -> Vec<String> {
        let mut records = Records::new(text, Separator::Comma, &SMALL);
        let mut record = Record::default();
        let mut out = Vec::new();
        loop {
            match records.next(&mut record) {
                Ok(false) => return out,
                Ok(true) => {
                    let cells: Vec<&str> = (0..record.len()).map(|i| record.cell(i)).collect();
                    let mark = if record.unclosed { "!" } else { "" };
                    out.push(format!("{}+{}: {}{mark}", record.line, record.lines, cells.join("|")));
                }
                Err(too_long) => {
                    out.push(format!("{too_long:?}"));
                    return out;
                }
            }
        }
    }

    #[test]
    fn records_know_their_lines() {
        let table: &[(&str, &[&str])] = &[
            ("a,b\n1,2\n", &["1+1: a|b", "2+1: 1|2"]),
            ("a,b\r\n1,2\r\n3,4", &["1+1: a|b", "2+1: 1|2", "3+1: 3|4"]),
            ("\n\r\na\n\n\nb\n", &["3+1: a", "6+1: b"]),
            ("a,\"x\ny\r\nz\"\nb,1\n", &["1+3: a|x\ny\r\nz", "4+1: b|1"]),
            ("a,\"say \"\"so\"\"\"\n,\n", &["1+1: a|say \"so\"", "2+1: |"]),
            ("a,5\" nail\nb,1\n", &["1+1: a|5\" nail", "2+1: b|1"]),
            ("a,\"open\nb,1\n", &["1+2: a|open\nb,1\n!"]),
            ("a,\"closed\"", &["1+1: a|closed"]),
            ("", &[]),
            ("\n\n", &[]),
            ("1,2\nabcdefghijklmnopqrstuvwxyz\n", &["1+1: 1|2", "TooLong { line: 2, in_quotes: false }"]),
            ("1,\"2\nabcdefghijklmnopqrstuvwxyz\n", &["TooLong { line: 1, in_quotes: true }"]),
        ];
        for (text, expected) in table {
            assert_eq!(all(text), *expected, "{text:?}");
        }
    }

    #[test]
    fn a_record_resumes_on_the_next_line() {
        let mut records = Records::new("a,\"b\nc,d\n", Separator::Comma, &SMALL);
        let mut record = Record::default();
        assert_eq!(records.next(&mut record), Ok(true));
        assert!(record.unclosed);
        records.resume_after_first_line(&record);
        assert_eq!(records.next(&mut record), Ok(true));
        assert_eq!((record.line, record.cell(0), record.cell(1)), (2, "c", "d"));
    }

    #[test]
    fn separators_are_found_out() {
        assert_eq!(Separator::of("A,B\n"), (Separator::Comma, "A,B\n", 0));
        assert_eq!(Separator::of("\r\nA;B;C,D\n"), (Separator::Semicolon, "A;B;C,D\n", 1));
        assert_eq!(Separator::of("A\tB"), (Separator::Tab, "A\tB", 0));
        assert_eq!(Separator::of("sep=;\r\nA;B"), (Separator::Semicolon, "A;B", 1));
        assert_eq!(Separator::of("A"), (Separator::Comma, "A", 0));
    }
}
