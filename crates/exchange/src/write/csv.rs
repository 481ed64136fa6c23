//! Tables as CSV.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::WriteError;

/// A heading and rows as CSV: UTF-8 without byte order mark, commas, LF, quotation marks only where a cell needs them.
///
/// That is the form of the statutory returns that councils exchange; every tool of the trade reads it. Fails where a
/// row has another number of cells than the heading.
pub fn write_csv<R, C>(heading: &[&str], rows: R) -> Result<Vec<u8>, WriteError>
where
    R: IntoIterator,
    R::Item: IntoIterator<Item = C>,
    C: AsRef<[u8]>,
{
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::Any(b'\n'))
        .quote_style(QuoteStyle::Necessary)
        .from_writer(Vec::new());
    writer.write_record(heading)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| WriteError::Io(error.into_error()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let rows = [["1", "a,b"], ["2", "say \"so\""], ["3", "two\nlines"], ["4", ""]];
        let written = write_csv(&["CHILD", "NOTE"], rows).unwrap();
        assert_eq!(
            String::from_utf8(written).unwrap(),
            "CHILD,NOTE\n1,\"a,b\"\n2,\"say \"\"so\"\"\"\n3,\"two\nlines\"\n4,\n"
        );
        assert!(write_csv(&["CHILD", "NOTE"], [["1"]]).is_err());
    }
}
