//! Excel workbooks, and texts, as rows of text.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use crate::delimited::{Record, Records, Separator};
use crate::limits::Limits;
use crate::problem::Problem;
use crate::source::{Source, TextFile};

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows from the first, cells as text, trimmed: a date as DD/MM/YYYY, a whole number without decimals. Blank rows
    /// are kept, so that a row is found by its number.
    pub rows: Vec<Vec<String>>,
}

/// Whether these bytes are those of a workbook: an archive with a workbook in it.
pub fn is_workbook(bytes: &[u8]) -> bool {
    zip::ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| {
        archive.file_names().any(|name| name.is_ok_and(|name| name.eq_ignore_ascii_case("xl/workbook.xml")))
    })
}

/// Reads the sheets of an Excel workbook (XLSX).
///
/// The problem is that it is none, is damaged, or is larger than is read at most once it is unpacked.
pub fn read_workbook(source: &Source, limits: &Limits) -> Result<Vec<Sheet>, Problem> {
    let name: std::sync::Arc<str> = source.name.as_str().into();
    read(&source.bytes, limits).map_err(|problem| problem.file(&name))
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Problem> {
    let damaged = || {
        Problem::unreadable("is not a workbook that can be read")
            .expected("an Excel workbook (XLSX)")
            .advice("open it in a spreadsheet program and save it as XLSX or CSV")
    };
    bounded(bytes, limits).ok_or_else(|| {
        Problem::unreadable("is larger than is read at most, once it is unpacked, or damaged")
            .advice("check that it is the right file")
    })?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut sheets = Vec::new();
    let mut cells = 0usize;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|_| damaged())?;
        let (from, _) = range.start().unwrap_or_default();
        cells = cells.saturating_add(range.get_size().0.saturating_mul(range.get_size().1));
        if cells > limits.cells || from as usize > limits.cells {
            return Err(Problem::unreadable("has more cells than are read at most"));
        }
        let mut rows = vec![Vec::new(); from as usize];
        rows.extend(range.rows().map(|row| row.iter().map(text).collect::<Vec<String>>()));
        sheets.push(Sheet { name, rows });
    }
    Ok(sheets)
}

/// The rows of a delimited text file as they stand, the line of column names among them: for lists whose heading is not
/// always the first line.
pub fn read_rows(file: &TextFile, limits: &Limits) -> Result<Vec<Vec<String>>, Problem> {
    let (separator, text, _) = Separator::of(&file.text);
    let mut records = Records::new(text, separator, limits);
    let mut record = Record::default();
    let mut rows = Vec::new();
    let mut cells = 0;
    let about = |problem: Problem| problem.file(&file.name).advice("export the file again");
    loop {
        match records.next(&mut record) {
            Ok(false) => return Ok(rows),
            Ok(true) => rows.push((0..record.len()).map(|at| record.cell(at).trim().to_owned()).collect()),
            Err(too_long) => {
                let fault =
                    "has a line that is longer than is read at most, or a quotation mark that is not closed";
                return Err(about(Problem::unreadable(fault)).line(too_long.line));
            }
        }
        cells += record.len();
        if cells > limits.cells {
            return Err(about(Problem::unreadable("has more cells than are read at most")));
        }
    }
}

/// Unpacks every part once and counts: an archive may say less than it holds.
fn bounded(bytes: &[u8], limits: &Limits) -> Option<()> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut left = limits.file_bytes;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).ok()?.take(left + 1);
        let size = std::io::copy(&mut part, &mut std::io::sink()).ok()?;
        left = left.checked_sub(size)?;
    }
    Some(())
}

fn text(cell: &Data) -> String {
    match cell {
        Data::DateTime(at) if at.is_datetime() => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{day:02}/{month:02}/{year:04}")
        }
        Data::Error(_) => String::new(),
        other => other.to_string().trim().to_owned(),
    }
}
