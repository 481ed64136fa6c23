//! `legal_status`: the looked-after children of a month's last day by legal status, as percentages.

use std::collections::BTreeMap;

use calendar::Month;
use exchange::{Column, Shape, Table};
use records::Place;
use records::governance::PublishedBreakdown;

use crate::cells::Cells;
use crate::reading::Reader;
use crate::tables::Kind;

const MONTH: usize = 0;
const STATUS: usize = 1;
const SHARE: usize = 2;

/// The table.
pub(crate) const TABLE: Kind = Kind {
    shape: Shape {
        name: "legal_status",
        columns: &[
            Column::required("month"),
            Column::required("legal_status"),
            Column::required("percent_of_lac"),
        ],
    },
    read,
};

fn read(table: &Table, reader: &mut Reader) {
    let mut months: BTreeMap<Month, (Place, Vec<_>)> = BTreeMap::new();
    for row in table.rows() {
        let cells = Cells::new(table, row);
        let Some(month) = cells.month(MONTH, reader) else { continue };
        let Some(status) = cells.needed(STATUS, reader) else { continue };
        let Some(share) = cells.percentage(SHARE, reader) else { continue };
        let (_, parts) = months.entry(month).or_insert_with(|| (cells.place(), Vec::new()));
        parts.push((status.to_owned(), None, share));
    }
    for (month, (place, parts)) in months {
        let breakdown = PublishedBreakdown {
            indicator: "6.1".to_owned(),
            by: "legal status".to_owned(),
            day: month.last(),
            parts,
            run: reader.run(""),
        };
        reader.want(&format!("6.1 by legal status, {month}"), breakdown, place);
    }
}
