//! `monthly`: one figure of one month.

use calendar::Month;
use exchange::{Shape, Table};
use records::governance::PublishedPeriod;

use crate::cells::Cells;
use crate::reading::Reader;
use crate::tables::Kind;
use crate::tables::figure::{PAGE, PERIOD, columns, want};

/// The table.
pub(crate) const TABLE: Kind = Kind { shape: Shape { name: "monthly", columns: &columns("month") }, read };

fn read(table: &Table, reader: &mut Reader) {
    for row in table.rows() {
        figure(&Cells::new(table, row), reader);
    }
}

fn figure(cells: &Cells<'_>, reader: &mut Reader) -> Option<()> {
    let month = cells.month(PERIOD, reader)?;
    // A pack prints each month on the page of its theme; a file that does not say so means that.
    let page = match cells.text(PAGE) {
        "" => "monthly page",
        page => page,
    };
    want(cells, PublishedPeriod::Month(month), &month.to_string(), page, reader)
}

/// The latest month a table speaks of, if it is this one.
pub(crate) fn latest(table: &Table) -> Option<Month> {
    if table.name() != TABLE.shape.name {
        return None;
    }
    table.rows().filter_map(|row| row.cell(PERIOD).parse().ok()).max()
}
