//! A list as a file for a spreadsheet.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use web::Problem;

/// A CSV file with this name. A cell that a spreadsheet would take for a formula is made plain text by a quote before it.
pub(crate) fn file(name: &str, headings: &[&str], rows: &[Vec<String>]) -> Result<Response, Problem> {
    let bytes = bytes(headings, rows).map_err(Problem::fault("writing a list as a file"))?;
    let disposition = format!("attachment; filename=\"{name}.csv\"");
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, bytes).into_response())
}

fn bytes(headings: &[&str], rows: &[Vec<String>]) -> Result<Vec<u8>, csv::Error> {
    // With the mark that tells Excel that it is UTF-8.
    let mut writer = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    writer.write_record(headings)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| plain(cell)))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

fn plain(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn a_name_is_never_a_formula() {
        let rows = [vec!["=1+1".to_owned(), "a,\"b\"".to_owned()]];
        let file = String::from_utf8(bytes(&["name", "note"], &rows).unwrap()).unwrap();
        assert_eq!(file, "\u{feff}name,note\n'=1+1,\"a,\"\"b\"\"\"\n");
    }
}
