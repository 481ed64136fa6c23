//! A reference table, as it is kept in `sources/`.

use std::collections::BTreeMap;

/// The table of clocks.
pub(super) const CLOCKS: &str = include_str!("../../../../../sources/tables/statutory-clocks.csv");
/// The table of indicators.
pub(super) const INDICATORS: &str = include_str!("../../../../../sources/tables/indicators.csv");
/// The columns of the looked-after return.
pub(super) const FILES: &str = include_str!("../../../../../sources/ssda903/files.csv");
/// Its code sets.
pub(super) const CODES: &str = include_str!("../../../../../sources/ssda903/codes.csv");
/// Its validation rules.
pub(super) const RULES: &str = include_str!("../../../../../sources/ssda903/rules.csv");

/// A row, by the names of its columns.
pub(super) struct Row(BTreeMap<String, String>);

impl Row {
    /// What stands in a column; nothing where there is none.
    pub(super) fn get(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }
}

/// The rows of a table. A row that is not CSV is left out; a test sees that there is none.
pub(super) fn rows(table: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let headings = reader.headers().cloned().unwrap_or_default();
    let rows = reader.records().filter_map(Result::ok);
    rows.map(|row| {
        Row(headings.iter().zip(&row).map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect())
    })
    .collect()
}

/// The rows by what stands in one column, in the order in which that is first said.
pub(super) fn grouped<'a>(rows: &'a [Row], column: &str) -> Vec<(&'a str, Vec<&'a Row>)> {
    let mut groups: Vec<(&str, Vec<&Row>)> = Vec::new();
    for row in rows {
        let name = row.get(column);
        match groups.iter_mut().find(|(of, _)| *of == name) {
            Some((_, group)) => group.push(row),
            None => groups.push((name, vec![row])),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_every_table_is_read() {
        for (table, key) in
            [(CLOCKS, "id"), (INDICATORS, "id"), (FILES, "column"), (CODES, "code"), (RULES, "code")]
        {
            let every = csv::Reader::from_reader(table.as_bytes()).records().count();
            let rows = rows(table);
            assert_eq!(rows.len(), every);
            assert!(every > 50 && rows.iter().all(|row| !row.get(key).is_empty()));
        }
    }

    #[test]
    fn groups_keep_their_order() {
        let rows = rows("a,b\nx,1\ny,2\nx,3\n");
        let groups: Vec<(&str, usize)> =
            grouped(&rows, "a").iter().map(|(name, rows)| (*name, rows.len())).collect();
        assert_eq!(groups, [("x", 2), ("y", 1)]);
    }
}
