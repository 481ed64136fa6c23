//! `benchmarks`: what others achieved, each with the year it is of.

use calendar::CollectionYear;
use exchange::{Column, Problem, Shape, Table};
use records::governance::Benchmark;

use crate::cells::Cells;
use crate::reading::Reader;
use crate::tables::Kind;

const INDICATOR: usize = 0;
const WHOSE: usize = 1;
const VALUE: usize = 2;
const PRINTED: usize = 3;
const PERIOD: usize = 4;
const PAGE: usize = 5;

/// The table.
pub(crate) const TABLE: Kind = Kind {
    shape: Shape {
        name: "benchmarks",
        columns: &[
            Column::required("indicator"),
            Column::required("benchmark"),
            Column::required("value"),
            Column::required("value_as_printed"),
            Column::required("benchmark_period"),
            Column::optional("source_page"),
        ],
    },
    read,
};

/// Whose value it may be.
const KNOWN: &[&str] = &[
    "statistical_neighbour_average",
    "best_statistical_neighbour",
    "national_average",
    "national_top_quartile_threshold",
];

fn read(table: &Table, reader: &mut Reader) {
    for row in table.rows() {
        benchmark(&Cells::new(table, row), reader);
    }
}

fn benchmark(cells: &Cells<'_>, reader: &mut Reader) -> Option<()> {
    let indicator = cells.needed(INDICATOR, reader)?;
    let of = cells.needed(WHOSE, reader)?;
    if !KNOWN.contains(&of) {
        let problem = Problem::refused("is not one of the benchmarks").expected(KNOWN.join(", "));
        cells.refuse(WHOSE, problem, reader);
        return None;
    }
    let words = cells.needed(PERIOD, reader)?;
    // "2016/17 outturn": the year comes first, whatever is said of it.
    let year = words.split(' ').next().and_then(|year| year.parse::<CollectionYear>().ok());
    let Some(year) = year.and_then(|year| u16::try_from(year.closing()).ok()) else {
        let problem =
            Problem::refused("does not begin with a financial year").expected("2016/17, then any words");
        cells.refuse(PERIOD, problem, reader);
        return None;
    };
    let page = cells.text(PAGE);
    let benchmark = Benchmark {
        indicator: indicator.to_owned(),
        of: of.to_owned(),
        year,
        value: cells.number(VALUE, reader)?,
        printed: cells.text(PRINTED).to_owned(),
        period_words: words.to_owned(),
        run: reader.run(page),
    };
    reader.want(&format!("{indicator}, {of}, {year}, {page}"), benchmark, cells.place());
    Some(())
}
