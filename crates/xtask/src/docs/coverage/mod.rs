//! Enumerate and subtract: each reference table in `sources/`, what of it is here, and what is not yet.

mod clocks;
mod code_sets;
mod columns;
mod indicators;
mod rules;
mod table;

use super::markdown::{Markdown, link};

/// What a reference table has, and what of it is here.
struct Section {
    /// Its heading on the page.
    title: &'static str,
    /// Where the table is, from the top.
    source: &'static str,
    /// Its rows, or as much of them as is counted.
    rows: usize,
    /// Of these, how many are here.
    here: usize,
    /// Writes the rows, and what is not in the table but is here.
    write: fn(&mut Markdown),
}

/// The page.
pub(super) fn page() -> String {
    let sections = [
        clocks::section(),
        indicators::section(),
        columns::section(),
        code_sets::section(),
        rules::section(),
    ];
    let mut page = Markdown::page("Coverage");
    page.say(
        "What the reference tables list, what of it is defined here, and what is not yet. The tables are kept in \
         `sources/` with where they came from.",
    );
    let rows: Vec<Vec<String>> = sections
        .iter()
        .map(|section| {
            vec![
                link(section.title, section.title),
                format!("`{}`", section.source),
                section.rows.to_string(),
                section.here.to_string(),
                (section.rows - section.here).to_string(),
            ]
        })
        .collect();
    page.table(&["what", "table", "rows", "here", "not yet"], &rows);
    for section in &sections {
        page.heading(2, section.title);
        (section.write)(&mut page);
    }
    page.done()
}
