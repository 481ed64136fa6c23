//! Columns of the looked-after return: the list of columns less those that a field feeds.

use records::KINDS;

use super::Section;
use super::table::{FILES, Row, grouped, rows};
use crate::docs::markdown::{Markdown, code};

pub(super) fn section() -> Section {
    let rows = rows(FILES);
    let here = rows.iter().filter(|row| !matches!(fed(row), Fed::No)).count();
    Section {
        title: "Columns of the return",
        source: "sources/ssda903/files.csv",
        rows: rows.len(),
        here,
        write,
    }
}

/// How a column comes to be.
enum Fed {
    /// From these fields.
    By(Vec<String>),
    /// From whom the facts are about, as in every table of the child.
    ByTheChild,
    /// Not at all.
    No,
}

fn fed(row: &Row) -> Fed {
    let (file, column) = (row.get("file"), row.get("column"));
    let name = format!("{file}.{column}");
    let fields: Vec<String> = KINDS
        .iter()
        .flat_map(|kind| kind.fields.iter().map(move |field| (kind, field)))
        .filter(|(_, field)| field.returned_as == name)
        .map(|(kind, field)| code(&format!("{}.{}", kind.name, field.name)))
        .collect();
    match column {
        _ if !fields.is_empty() => Fed::By(fields),
        "CHILD" | "DOB" | "SEX" => Fed::ByTheChild,
        _ => Fed::No,
    }
}

fn write(page: &mut Markdown) {
    page.say(
        "A field that feeds a column says so in its definition. `CHILD`, `DOB` and `SEX` are repeated from the child's \
         identity.",
    );
    let rows = rows(FILES);
    for (file, rows) in grouped(&rows, "file") {
        page.heading(3, file);
        let told: Vec<Vec<String>> = rows
            .iter()
            .map(|row| {
                let fed = match fed(row) {
                    Fed::By(fields) => fields.join(", "),
                    Fed::ByTheChild => "the child's identity".to_owned(),
                    Fed::No => format!("not yet{}", remark(row.get("notes"))),
                };
                vec![code(row.get("column")), fed]
            })
            .collect();
        page.table(&["column", "fed by"], &told);
    }
    let unknown: Vec<Vec<String>> = KINDS
        .iter()
        .flat_map(|kind| kind.fields.iter().map(move |field| (kind, field)))
        .filter(|(_, field)| !field.returned_as.is_empty() && !is_column(&rows, field.returned_as))
        .map(|(kind, field)| vec![code(&format!("{}.{}", kind.name, field.name)), code(field.returned_as)])
        .collect();
    if !unknown.is_empty() {
        page.heading(3, "Fields that say they feed a column which the return does not have");
        page.table(&["field", "column"], &unknown);
    }
}

fn is_column(rows: &[Row], name: &str) -> bool {
    rows.iter().any(|row| format!("{}.{}", row.get("file"), row.get("column")) == name)
}

fn remark(notes: &str) -> String {
    if notes.is_empty() { String::new() } else { format!(": {notes}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_field_feeds_a_column_that_is_not_there() {
        let rows = rows(FILES);
        for field in KINDS.iter().flat_map(|kind| kind.fields).filter(|field| !field.returned_as.is_empty()) {
            assert!(
                is_column(&rows, field.returned_as),
                "{} is returned as {}",
                field.name,
                field.returned_as
            );
        }
    }
}
