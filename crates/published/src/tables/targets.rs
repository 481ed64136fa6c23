//! `indicators`: the thresholds printed beside each indicator.

use exchange::{Column, Problem, Shape, Table};
use records::governance::Target;

use crate::cells::{Cells, is_missing};
use crate::reading::Reader;
use crate::tables::Kind;
use crate::threshold::{Better, bands};

const INDICATOR: usize = 0;
const GOOD: usize = 1;
const RED: usize = 2;
const AMBER: usize = 3;
const GREEN: usize = 4;
const JUDGED: usize = 5;

/// The table.
pub(crate) const TABLE: Kind = Kind {
    shape: Shape {
        name: "indicators",
        columns: &[
            Column::required("indicator"),
            Column::required("good_performance"),
            Column::required("red"),
            Column::required("amber"),
            Column::required("green_target"),
            Column::optional("rag_column_text"),
        ],
    },
    read,
};

fn read(table: &Table, reader: &mut Reader) {
    for row in table.rows() {
        target(&Cells::new(table, row), reader);
    }
}

fn target(cells: &Cells<'_>, reader: &mut Reader) -> Option<()> {
    let indicator = cells.needed(INDICATOR, reader)?;
    let printed = [RED, AMBER, GREEN].map(|column| cells.text(column));
    if printed.iter().all(|text| is_missing(text)) {
        return None;
    }
    let Some(since) = reader.targets_since else {
        let problem = Problem::refused("has thresholds, and nothing says from when they apply")
            .advice("add a file publication.csv with the columns name, published_on and targets_since");
        cells.refuse(INDICATOR, problem, reader);
        return None;
    };
    let better = match cells.text(GOOD).to_lowercase().as_str() {
        "high" => Better::High,
        "low" => Better::Low,
        _ => Better::Within,
    };
    let bands = match bands(printed, better) {
        Ok(bands) => bands,
        Err(nth) => {
            let problem = Problem::refused("is not a threshold")
                .expected("one of <90%, 90%>, 95%+, 13%<, 14-20, 1% above range, or nothing");
            cells.refuse([RED, AMBER, GREEN][nth], problem, reader);
            return None;
        }
    };
    for gap in bands.gaps() {
        cells.refuse(
            INDICATOR,
            Problem::notice(format!("has thresholds that leave {gap} in no band")),
            reader,
        );
    }
    let target = Target {
        indicator: indicator.to_owned(),
        since,
        until: None,
        green: bands.green,
        amber: bands.amber,
        red: bands.red,
        printed: printed.map(str::to_owned),
        year_to_date_only: cells.text(JUDGED) == "YTD",
        run: reader.run("summary page"),
    };
    reader.want(&format!("{indicator}, target from {since}"), target, cells.place());
    Some(())
}
