//! `iro`: the tables of the reviewing officers’ annual report, a cell a row. The totals that the report prints are kept
//! beside the months: nothing here adds them up.

use calendar::{CollectionYear, Month};
use exchange::{Column, Problem, Shape, Table};
use records::governance::{PublishedCount, PublishedPeriod};

use crate::cells::{Cells, is_missing};
use crate::reading::Reader;
use crate::tables::Kind;

const TABLE_OF: usize = 0;
const SUBJECT: usize = 1;
const PERIOD: usize = 2;
const MEASURE: usize = 3;
const VALUE: usize = 4;
const PRINTED: usize = 5;
const LINE: usize = 6;

/// What stands in the column of the period where the cell is the total that was printed.
const TOTAL: &str = "total as printed";

/// The table.
pub(crate) const TABLE: Kind = Kind {
    shape: Shape {
        name: "iro",
        columns: &[
            Column::required("table"),
            Column::required("subject"),
            Column::required("period"),
            Column::required("measure"),
            Column::required("value"),
            Column::required("value_as_printed"),
            Column::optional("source_line"),
        ],
    },
    read,
};

fn read(table: &Table, reader: &mut Reader) {
    let month = |row| Cells::new(table, row).text(PERIOD).parse::<Month>().ok();
    // The totals are of the year in which the last month of the tables stands.
    let year = table.rows().filter_map(month).max();
    let year = year.and_then(|month| u16::try_from(CollectionYear::of(month.last()).closing()).ok());
    for row in table.rows() {
        count(&Cells::new(table, row), year, reader);
    }
}

fn count(cells: &Cells<'_>, year: Option<u16>, reader: &mut Reader) -> Option<()> {
    let (table, measure) = (cells.needed(SUBJECT, reader)?, cells.needed(MEASURE, reader)?);
    let period = match cells.text(PERIOD) {
        TOTAL => {
            let Some(year) = year else {
                let problem = Problem::refused("is the total of months, and no row is of a month")
                    .advice("add the rows of the months");
                cells.refuse(PERIOD, problem, reader);
                return None;
            };
            PublishedPeriod::FinancialYear(year)
        }
        _ => PublishedPeriod::Month(cells.month(PERIOD, reader)?),
    };
    let printed = cells.text(PRINTED);
    if is_missing(printed) {
        let problem =
            Problem::refused("says nothing of how it was printed").expected("the cell as the report has it");
        cells.refuse(PRINTED, problem, reader);
        return None;
    }
    let page = format!("{}, line {}", cells.text(TABLE_OF), cells.text(LINE));
    let page = page.trim_end_matches(", line ").to_owned();
    let said = PublishedCount {
        table: table.to_owned(),
        measure: measure.to_owned(),
        period,
        value: cells.number(VALUE, reader)?,
        printed: printed.to_owned(),
        run: reader.run(&page),
    };
    let key = format!("{table}, {measure}, {}", cells.text(PERIOD));
    reader.want(&key, said, cells.place());
    Some(())
}
