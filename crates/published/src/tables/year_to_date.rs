//! `ytd`: one figure from the start of a financial year to the end of a month, as a page printed it.

use calendar::{CollectionYear, Month};
use exchange::{Problem, Shape, Table};
use records::governance::PublishedPeriod;

use crate::cells::Cells;
use crate::reading::Reader;
use crate::tables::Kind;
use crate::tables::figure::{PAGE, PERIOD, columns, want};

/// The table.
pub(crate) const TABLE: Kind = Kind { shape: Shape { name: "ytd", columns: &columns("period") }, read };

fn read(table: &Table, reader: &mut Reader) {
    for row in table.rows() {
        figure(&Cells::new(table, row), reader);
    }
}

fn figure(cells: &Cells<'_>, reader: &mut Reader) -> Option<()> {
    let Some(month) = month_of(cells.needed(PERIOD, reader)?) else {
        let problem = Problem::refused("is not a year to date")
            .expected("the financial year and a month of it, such as 2018/19 to 2018-10");
        cells.refuse(PERIOD, problem, reader);
        return None;
    };
    want(cells, PublishedPeriod::YearToDate(month), &format!("to {month}"), cells.text(PAGE), reader)
}

/// The month to which a period such as `2018/19 to 2018-10` runs, where it is one of that year.
fn month_of(period: &str) -> Option<Month> {
    let (year, month) = period.split_once(" to ")?;
    let (year, month): (CollectionYear, Month) = (year.trim().parse().ok()?, month.trim().parse().ok()?);
    (CollectionYear::of(month.last()) == year).then_some(month)
}
