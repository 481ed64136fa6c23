//! Excel workbooks, and texts, as rows of text.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx, XlsxError};

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
    /// are kept, so that a row is found by its number; a row ends with its last cell that is not blank.
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
    let mut budget = Budget { cells: limits.cells / SPREADSHEET, text: limits.file_bytes };
    for name in book.sheet_names() {
        let mut rows: Vec<Vec<String>> = Vec::new();
        // Cell by cell: as a rectangle, two cells in opposite corners of a sheet would be seventeen thousand million.
        let mut cells = match book.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(_) => return Err(damaged()),
        };
        while let Some(cell) = cells.next_cell().map_err(|_| damaged())? {
            let (row, column) = cell.get_position();
            let text = text(&Data::from(cell.get_value().clone()));
            if text.is_empty() {
                continue;
            }
            put(&mut rows, row as usize, column as usize, text, &mut budget)
                .ok_or_else(|| Problem::unreadable("has more cells, or more text, than is read at most"))?;
        }
        sheets.push(Sheet { name, rows });
    }
    Ok(sheets)
}

/// A workbook may have this part of the cells of a text file: a blank one takes room here too.
const SPREADSHEET: usize = 8;

/// What a workbook may still hold, all its sheets together: sheets may share one part of the archive, and cells one text.
struct Budget {
    cells: usize,
    text: u64,
}

/// Puts a cell where it belongs, with blank rows and cells before it; `None` where that is beyond the budget.
fn put(
    rows: &mut Vec<Vec<String>>,
    row: usize,
    column: usize,
    text: String,
    budget: &mut Budget,
) -> Option<()> {
    budget.text = budget.text.checked_sub(text.len() as u64)?;
    let missing = (row + 1).saturating_sub(rows.len());
    budget.cells = budget.cells.checked_sub(missing)?;
    if missing > 0 {
        rows.resize_with(row + 1, Vec::new);
    }
    let cells = rows.get_mut(row)?;
    let missing = (column + 1).saturating_sub(cells.len());
    budget.cells = budget.cells.checked_sub(missing)?;
    if missing > 0 {
        cells.resize_with(column + 1, String::new);
    }
    *cells.get_mut(column)? = text;
    Some(())
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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// A workbook with one sheet under so many names.
    fn workbook(sheet: &str, names: usize) -> Source {
        const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
        let named: String =
            (0..names).map(|n| format!(r#"<sheet name="s{n}" sheetId="{n}" r:id="r1"/>"#)).collect();
        let parts = [
            (
                "_rels/.rels",
                format!(
                    r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument"
                        Target="xl/workbook.xml"/></Relationships>"#
                ),
            ),
            (
                "xl/workbook.xml",
                format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{named}</sheets></workbook>"#),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                format!(
                    r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/worksheet"
                        Target="worksheets/sheet1.xml"/></Relationships>"#
                ),
            ),
            (
                "xl/worksheets/sheet1.xml",
                format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>"#),
            ),
        ];
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        Source::new("book.xlsx", writer.finish().unwrap().into_inner())
    }

    fn said(source: &Source, limits: &Limits) -> String {
        match read_workbook(source, limits) {
            Ok(sheets) => {
                sheets.iter().map(|sheet| format!("{:?}", sheet.rows)).collect::<Vec<_>>().join(" ")
            }
            Err(problem) => problem.to_string(),
        }
    }

    #[test]
    fn cells_stand_where_they_say() {
        let sheet =
            r#"<row r="2"><c r="B2"><v>7</v></c><c r="D2"><v>1.5</v></c></row><row r="3"><c r="A3"/></row>"#;
        assert_eq!(said(&workbook(sheet, 1), &Limits::USUAL), r#"[[], ["", "7", "", "1.5"]]"#);
    }

    #[test]
    fn a_workbook_is_bounded_by_what_it_would_hold() {
        const MORE: &str = "book.xlsx: has more cells, or more text, than is read at most.";
        let far =
            r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
        let limits = Limits { cells: 80, ..Limits::USUAL };
        assert_eq!(said(&workbook(far, 1), &limits), MORE);
        // One part of the archive read as many sheets counts as many.
        let row = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#;
        assert_eq!(said(&workbook(row, 5), &limits), ["[[\"1\"]]"; 5].join(" "));
        assert_eq!(said(&workbook(row, 6), &limits), MORE);
    }
}
