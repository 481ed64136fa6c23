//! A document as a workbook: a sheet for each section, numbers as numbers, words as words.
//!
//! Text is always written as text: a name that begins with `=` is never a formula. Where a table has no value, its cell
//! holds a dash; where a chart's numbers have a gap, the cell is empty, because Excel would draw a dash as zero.

mod chart;
mod dress;
mod listing;
mod sheet;
mod table;

use std::collections::HashSet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use thiserror::Error;

use crate::model::{Document, Section};

pub use listing::{Listing, ListingCell, ListingError};

/// Why a workbook could not be made.
#[derive(Debug, Error)]
pub enum XlsxError {
    /// A sheet would be larger than the form allows.
    #[error(
        "the sheet “{sheet}” cannot be written as XLSX: {source}. A sheet holds at most 1,048,576 rows and 16,384 columns"
    )]
    Sheet {
        /// The sheet.
        sheet: String,
        /// What the writer said.
        source: rust_xlsxwriter::XlsxError,
    },
    /// The file as a whole could not be put together.
    #[error("the workbook cannot be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

/// The document as the bytes of an XLSX file. The same document gives the same bytes.
///
/// # Errors
/// A section has more rows or columns than a sheet can hold.
pub fn workbook(document: &Document) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(document));
    let formats = dress::Formats::new();
    // A workbook without a sheet is not a workbook.
    let alone = [Section::new("", if document.title.is_empty() { "Document" } else { &document.title })];
    let sections = if document.sections.is_empty() { &alone[..] } else { &document.sections };
    for (section, name) in sections.iter().zip(sheet_names(sections)) {
        let fail = |source| XlsxError::Sheet { sheet: name.clone(), source };
        let sheet = book.add_worksheet();
        sheet.set_name(&name).map_err(fail)?;
        sheet::write(sheet, &name, document, section, &formats).map_err(fail)?;
    }
    Ok(book.save_to_buffer()?)
}

/// The properties of the file. Its date is the document's; without one it is the form's own zero, since press does not
/// know what day it is and the form demands a date.
fn properties(document: &Document) -> DocProperties {
    let date = document.dated.and_then(|day| {
        let (year, month, day) = day.parts();
        ExcelDateTime::from_ymd(u16::try_from(year).ok()?, month, day).ok()
    });
    let properties = DocProperties::new()
        .set_title(dress::short(&document.title, 250))
        .set_subject(dress::short(&document.dates.join("; "), 250))
        .set_author(dress::short(&document.authority, 250))
        .set_comment(dress::short(document.notice.as_deref().unwrap_or_default(), 250));
    match date.or_else(|| ExcelDateTime::from_ymd(1900, 1, 1).ok()) {
        Some(date) => properties.set_creation_datetime(&date),
        None => properties,
    }
}

/// A name for each sheet that Excel accepts: at most 31 characters, none of `[ ] : * ? / \`, no apostrophe at either end,
/// not "History", and no two the same in any case of letters.
fn sheet_names(sections: &[Section]) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::from(["history".to_owned()]);
    let mut out = Vec::new();
    for section in sections {
        let wanted = if section.sheet.trim().is_empty() { &section.title } else { &section.sheet };
        let plain: String = wanted
            .chars()
            .map(|c| if c.is_control() || "[]:*?/\\".contains(c) { ' ' } else { c })
            .collect::<String>()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let plain = plain.trim_matches(['\'', ' ']);
        let plain = if plain.is_empty() { "Sheet" } else { plain };
        let mut name = fitted(plain, 31);
        let mut n = 2;
        while !taken.insert(name.to_lowercase()) {
            let tail = format!(" ({n})");
            name = fitted(plain, 31 - tail.len()) + &tail;
            n += 1;
        }
        out.push(name);
    }
    out
}

/// The first so many characters, as Excel counts them (in units of UTF-16), without a space or apostrophe at the end.
fn fitted(text: &str, most: usize) -> String {
    let mut left = most;
    let kept: String = text
        .chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= left;
            left = left.saturating_sub(c.len_utf16());
            fits
        })
        .collect();
    kept.trim_end_matches(['\'', ' ']).to_owned()
}

#[cfg(test)]
mod tests;
