//! `publication`: what the publication is called, and from when its targets apply. One row; the file may be missing.

use calendar::Day;
use exchange::{Column, Problem, Shape, Table};

use crate::cells::Cells;
use crate::reading::Reader;
use crate::tables::Kind;

const NAME: usize = 0;
const PUBLISHED_ON: usize = 1;
const TARGETS_SINCE: usize = 2;

/// The table.
pub(crate) const TABLE: Kind = Kind {
    shape: Shape {
        name: "publication",
        columns: &[
            Column::required("name"),
            Column::required("published_on"),
            Column::optional("targets_since"),
        ],
    },
    read,
};

/// What the table tells.
pub(crate) struct Told {
    /// What the publication is called.
    pub(crate) name: String,
    /// The day on which it was published.
    pub(crate) published_on: Option<Day>,
    /// The first day on which its targets apply.
    pub(crate) targets_since: Option<Day>,
}

/// What a table tells, if it is this one.
pub(crate) fn told(table: &Table) -> Option<Told> {
    let row = table.row(0).filter(|_| table.name() == TABLE.shape.name)?;
    let name = row.cell(NAME);
    let published_on = row.cell(PUBLISHED_ON).parse().ok();
    let targets_since = row.cell(TARGETS_SINCE).parse().ok();
    (!name.is_empty()).then(|| Told { name: name.to_owned(), published_on, targets_since })
}

/// It becomes no fact: only what is wrong with it is said here.
fn read(table: &Table, reader: &mut Reader) {
    for (nth, row) in table.rows().enumerate() {
        let cells = Cells::new(table, row);
        if nth > 0 {
            cells.refuse(NAME, Problem::refused("is a second publication").expected("one row"), reader);
            continue;
        }
        cells.needed(NAME, reader);
        for column in [PUBLISHED_ON, TARGETS_SINCE] {
            let day = cells.text(column);
            if !day.is_empty() && day.parse::<Day>().is_err() {
                cells.refuse(column, Problem::refused("is not a day").expected("YYYY-MM-DD"), reader);
            }
        }
    }
}
