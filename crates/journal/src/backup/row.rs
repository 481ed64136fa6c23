//! Rows as a backup holds them.
//!
//! A row of a table whose columns were not told yet is told with them: the byte `T`, the name, a number of columns, each name.
//! Then each row: the byte `R` and its values, of which each is a byte (0 nothing, 1 a number, 2 a text, 3 bytes) and its eight
//! bytes, or its length as four bytes and so many. At last the byte `M` and a mark as JSON. Names and the mark have a length too.

use crate::error::StoreError;

/// A value of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Value<'a> {
    Null,
    Number(i64),
    Text(&'a [u8]),
    Bytes(&'a [u8]),
}

/// A row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    pub(crate) table: &'a str,
    pub(crate) columns: &'a [&'a str],
    pub(crate) values: &'a [Value<'a>],
}

impl<'a> Row<'a> {
    /// The value of a column.
    pub(crate) fn value(&self, column: &str) -> Option<Value<'a>> {
        let at = self.columns.iter().position(|name| *name == column)?;
        self.values.get(at).copied()
    }

    /// A number that is not below 0.
    pub(crate) fn number(&self, column: &str) -> Option<u64> {
        match self.value(column)? {
            Value::Number(number) => u64::try_from(number).ok(),
            _ => None,
        }
    }
}

/// A new database that is filled with rows.
pub(crate) trait Filling {
    /// Takes every row out of a table.
    fn empty(&mut self, table: &str) -> Result<(), StoreError>;
    /// Puts a row in, in the place of the one with its key.
    fn put(&mut self, row: &Row<'_>) -> Result<(), StoreError>;
    /// Makes it a journal. Loads after this entry are thrown away: theirs were left out.
    fn finish(self: Box<Self>, last: Option<u64>) -> Result<(), StoreError>;
}

fn bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    // The longest value there is has some megabytes (`limits`).
    out.extend_from_slice(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend_from_slice(bytes);
}

/// Writes a table's name and its columns.
pub(crate) fn write_table(out: &mut Vec<u8>, row: &Row<'_>) {
    out.push(b'T');
    bytes(out, row.table.as_bytes());
    out.extend_from_slice(&(row.columns.len() as u32).to_le_bytes());
    for column in row.columns {
        bytes(out, column.as_bytes());
    }
}

/// Writes a row.
pub(crate) fn write_row(out: &mut Vec<u8>, row: &Row<'_>) {
    out.push(b'R');
    for value in row.values {
        match value {
            Value::Null => out.push(0),
            Value::Number(number) => {
                out.push(1);
                out.extend_from_slice(&number.to_le_bytes());
            }
            Value::Text(text) => {
                out.push(2);
                bytes(out, text);
            }
            Value::Bytes(blob) => {
                out.push(3);
                bytes(out, blob);
            }
        }
    }
}

/// Writes the mark.
pub(crate) fn write_mark(out: &mut Vec<u8>, mark: &[u8]) {
    out.push(b'M');
    bytes(out, mark);
}

/// Takes what was written apart again. A part of a file holds whole rows.
pub(crate) struct Reader {
    table: String,
    columns: Vec<String>,
}

/// What a part held.
pub(crate) enum Held {
    /// Rows, and there are more.
    Rows,
    /// The mark, which is the last.
    Mark(Vec<u8>),
}

impl Reader {
    pub(crate) fn new() -> Reader {
        Reader { table: String::new(), columns: Vec::new() }
    }

    /// Calls `each` with every row of a part. `None` where it is not of this form.
    pub(crate) fn part<E>(
        &mut self,
        mut part: &[u8],
        each: &mut dyn FnMut(Row<'_>) -> Result<(), E>,
    ) -> Option<Result<Held, E>> {
        while let Some((sort, rest)) = part.split_first() {
            part = rest;
            match sort {
                b'T' => {
                    self.table = text(&mut part)?.to_owned();
                    let columns = number(&mut part)?;
                    self.columns.clear();
                    for _ in 0..columns {
                        self.columns.push(text(&mut part)?.to_owned());
                    }
                }
                b'R' => {
                    let columns: Vec<&str> = self.columns.iter().map(String::as_str).collect();
                    let mut values = Vec::with_capacity(columns.len());
                    for _ in &columns {
                        values.push(value(&mut part)?);
                    }
                    if let Err(error) = each(Row { table: &self.table, columns: &columns, values: &values }) {
                        return Some(Err(error));
                    }
                }
                b'M' => {
                    let mark = taken(&mut part)?.to_vec();
                    return part.is_empty().then_some(Ok(Held::Mark(mark)));
                }
                _ => return None,
            }
        }
        Some(Ok(Held::Rows))
    }
}

fn number(part: &mut &[u8]) -> Option<u32> {
    let (number, rest) = part.split_first_chunk::<4>()?;
    *part = rest;
    Some(u32::from_le_bytes(*number))
}

fn taken<'a>(part: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = number(part)? as usize;
    let (taken, rest) = part.split_at_checked(length)?;
    *part = rest;
    Some(taken)
}

fn text<'a>(part: &mut &'a [u8]) -> Option<&'a str> {
    std::str::from_utf8(taken(part)?).ok()
}

fn value<'a>(part: &mut &'a [u8]) -> Option<Value<'a>> {
    let (sort, rest) = part.split_first()?;
    *part = rest;
    Some(match sort {
        0 => Value::Null,
        1 => {
            let (number, rest) = part.split_first_chunk::<8>()?;
            *part = rest;
            Value::Number(i64::from_le_bytes(*number))
        }
        2 => Value::Text(taken(part)?),
        3 => Value::Bytes(taken(part)?),
        _ => return None,
    })
}
