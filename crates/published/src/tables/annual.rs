//! `annual`: one figure of one financial year, as a page printed it.

use exchange::{Shape, Table};
use records::governance::PublishedPeriod;

use crate::cells::Cells;
use crate::reading::Reader;
use crate::tables::Kind;
use crate::tables::figure::{PAGE, PERIOD, columns, want};

/// The table.
pub(crate) const TABLE: Kind = Kind { shape: Shape { name: "annual", columns: &columns("year") }, read };

fn read(table: &Table, reader: &mut Reader) {
    for row in table.rows() {
        figure(&Cells::new(table, row), reader);
    }
}

fn figure(cells: &Cells<'_>, reader: &mut Reader) -> Option<()> {
    let year = cells.financial_year(PERIOD, reader)?;
    want(cells, PublishedPeriod::FinancialYear(year), &format!("year {year}"), cells.text(PAGE), reader)
}
