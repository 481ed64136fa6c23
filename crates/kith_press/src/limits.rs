//! What a document may hold. The typesetter's memory grows with the cells of tables and the points of charts, so a limit on
//! those is a limit on memory that needs no system call. Measured: 59,600 cells on 272 pages took 1.3 GiB, 390 charts of 36
//! points 0.5 GiB.

use press::{Block, Document};
use thiserror::Error;

/// The most bytes of JSON.
pub(crate) const BYTES: u64 = 16 << 20;
/// The most table cells in a document, headings not counted.
const CELLS: usize = 60_000;
/// The most charts.
const CHARTS: usize = 400;
/// The most points (labels times series) in all charts.
const POINTS: usize = 60_000;
/// The most blocks.
const BLOCKS: usize = 20_000;

/// A document beyond a limit.
#[derive(Debug, Error)]
#[error(
    "the document has {has} {what}, and a PDF may have {most}: leave tables out, or ask for XLSX, which has no such limit"
)]
pub(crate) struct TooLarge {
    has: usize,
    what: &'static str,
    most: usize,
}

/// Checks the length of the JSON.
pub(crate) fn check_bytes(has: usize) -> Result<(), TooLarge> {
    within(has, "bytes", usize::try_from(BYTES).unwrap_or(usize::MAX))
}

/// Checks what is in the document.
pub(crate) fn check(document: &Document) -> Result<(), TooLarge> {
    let (mut cells, mut charts, mut points, mut blocks) = (0, 0, 0, 0);
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        blocks += 1;
        match block {
            Block::Table(table) => cells += table.width() * table.rows.len(),
            Block::Chart(chart) => {
                charts += 1;
                points += chart.labels.len() * (chart.series.len() + chart.references.len());
            }
            Block::List(list) => blocks += list.items.len(),
            Block::Definitions(definitions) => blocks += definitions.len(),
            Block::KeyFigures(figures) => blocks += figures.len(),
            _ => {}
        }
    }
    within(cells, "table cells", CELLS)?;
    within(charts, "charts", CHARTS)?;
    within(points, "chart points", POINTS)?;
    within(blocks + document.sections.len(), "blocks", BLOCKS)
}

fn within(has: usize, what: &'static str, most: usize) -> Result<(), TooLarge> {
    if has <= most { Ok(()) } else { Err(TooLarge { has, what, most }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use press::{Cell, Column, Row, Section, Table};

    #[test]
    fn a_document_beyond_a_limit_is_refused_in_words() {
        let mut table = Table::new("T", vec![Column::text("A"), Column::number("B")]);
        table.rows = vec![Row::new("a", vec![Cell::count(1)]); 30_000];
        let mut document =
            Document { sections: vec![Section::new("s", "S").with(table)], ..Document::default() };
        assert!(check(&document).is_ok());
        document.sections.push(document.sections[0].clone());
        let error = check(&document).unwrap_err().to_string();
        assert!(
            error.starts_with("the document has 120000 table cells, and a PDF may have 60000"),
            "{error}"
        );
    }
}
