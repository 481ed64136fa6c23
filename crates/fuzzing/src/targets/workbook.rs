//! Workbooks: bytes as they come, or the parts of a workbook put together, so that what is in them is changed and not
//! the archive around them only.

use exchange::{Limits, Source, is_workbook, read_workbook};

use super::exchange::zipped;
use crate::parts::parts;

const NARROW: Limits = Limits { file_bytes: 16 << 10, cells: 4000, ..Limits::USUAL };

pub(super) fn run(input: &[u8]) {
    let bytes = if input.starts_with(b"PK") { input.to_vec() } else { zipped(&parts(input)) };
    let _ = is_workbook(&bytes);
    let source = Source::new("list.xlsx", bytes);
    for limits in [Limits::USUAL, NARROW] {
        if let Ok(sheets) = read_workbook(&source, &limits) {
            let cells: usize = sheets.iter().flat_map(|sheet| &sheet.rows).map(Vec::len).sum();
            assert!(cells <= limits.cells, "{cells} cells are beyond their limit");
            let rows: usize = sheets.iter().map(|sheet| sheet.rows.len()).sum();
            assert!(rows <= limits.cells, "{rows} rows are beyond their limit");
        }
    }
    let _ = ssda903::rules::read_providers(vec![source]);
}
