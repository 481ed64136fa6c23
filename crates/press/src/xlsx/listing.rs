//! A plain listing as a workbook: sheets of rows with a heading that stays and can be filtered by.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};
use thiserror::Error;

/// A workbook of plain rows.
pub struct Listing {
    book: Workbook,
    heading: Format,
    plain: Format,
    row: u32,
    width: u16,
}

/// What stands in a cell. Text is written as text, whatever it looks like: never as a formula.
#[derive(Debug, Clone, PartialEq)]
pub enum ListingCell {
    /// Nothing.
    Blank,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
}

/// Why a listing cannot be written: more rows than a sheet has, or a text longer than a cell takes.
#[derive(Debug, Error)]
#[error("the workbook cannot be written")]
pub struct ListingError(#[from] XlsxError);

impl Default for Listing {
    fn default() -> Listing {
        Listing::new()
    }
}

impl Listing {
    /// A workbook without sheets.
    pub fn new() -> Listing {
        Listing {
            book: Workbook::new(),
            heading: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            plain: Format::new().set_align(FormatAlign::Top),
            row: 0,
            width: 0,
        }
    }

    /// Begins a sheet, with the names of its columns and their widths in characters. Rows go to the newest sheet.
    pub fn sheet(&mut self, name: &str, columns: &[(&str, u16)]) {
        self.close();
        // Names and headings are given by the program: they fit.
        let sheet = self.book.add_worksheet();
        let _ = sheet.set_name(name);
        let _ = sheet.set_freeze_panes(1, 0);
        for (at, (heading, width)) in (0..).zip(columns) {
            let _ = sheet.set_column_width(at, f64::from(*width));
            let _ = sheet.write_string_with_format(0, at, *heading, &self.heading);
        }
        self.row = 0;
        self.width = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    }

    /// Adds a row to the newest sheet.
    pub fn row(&mut self, cells: &[ListingCell]) -> Result<(), ListingError> {
        let Some(sheet) = self.book.worksheets_mut().last_mut() else { return Ok(()) };
        self.row += 1;
        for (at, cell) in (0..).zip(cells) {
            match cell {
                ListingCell::Blank => {}
                ListingCell::Text(text) if text.is_empty() => {}
                ListingCell::Text(text) => {
                    sheet.write_string_with_format(self.row, at, text, &self.plain)?;
                }
                ListingCell::Number(number) => {
                    sheet.write_number_with_format(self.row, at, *number, &self.plain)?;
                }
            }
        }
        Ok(())
    }

    /// The workbook.
    pub fn bytes(&mut self) -> Result<Vec<u8>, ListingError> {
        self.close();
        Ok(self.book.save_to_buffer()?)
    }

    fn close(&mut self) {
        let (row, width) = (self.row, self.width);
        if let (Some(sheet), true) = (self.book.worksheets_mut().last_mut(), row > 0 && width > 0) {
            let _ = sheet.autofilter(0, 0, row, width - 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;

    #[test]
    fn a_listing_is_read_back_as_it_was_written() {
        let mut listing = Listing::new();
        listing.sheet("One", &[("What", 10), ("How many", 9)]);
        listing.row(&[ListingCell::Text("=1+1".into()), ListingCell::Number(3.0)]).unwrap();
        listing.row(&[ListingCell::Blank, ListingCell::Text(String::new())]).unwrap();
        listing.sheet("Two", &[("Empty", 10)]);
        let bytes = listing.bytes().unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        assert_eq!(book.sheet_names(), ["One", "Two"]);
        let one = book.worksheet_range("One").unwrap();
        let rows: Vec<Vec<Data>> = one.rows().map(<[Data]>::to_vec).collect();
        let text = |text: &str| Data::String(text.to_owned());
        assert_eq!(rows, [[text("What"), text("How many")], [text("=1+1"), Data::Float(3.0)]]);
    }
}
