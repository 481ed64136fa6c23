//! What the three tables of figures have in common: their last five columns.

use exchange::Column;
use records::governance::{PublishedFigure, PublishedPeriod};

use crate::cells::Cells;
use crate::reading::Reader;

/// The indicator.
pub(crate) const INDICATOR: usize = 0;
/// The month, year or year to date.
pub(crate) const PERIOD: usize = 1;
const NUMERATOR: usize = 2;
const DENOMINATOR: usize = 3;
const VALUE: usize = 4;
const PRINTED: usize = 5;
/// The page that printed it.
pub(crate) const PAGE: usize = 6;

/// The columns of a table of figures whose period is in this one.
pub(crate) const fn columns(period: &'static str) -> [Column; 7] {
    [
        Column::required("indicator"),
        Column::required(period),
        Column::optional("numerator"),
        Column::optional("denominator"),
        Column::required("value"),
        Column::required("value_as_printed"),
        Column::optional("source_page"),
    ]
}

/// Wants the figure of one row; `when` tells its period apart within the publication.
pub(crate) fn want(
    cells: &Cells<'_>,
    period: PublishedPeriod,
    when: &str,
    page: &str,
    reader: &mut Reader,
) -> Option<()> {
    let indicator = cells.needed(INDICATOR, reader)?;
    let figure = PublishedFigure {
        indicator: indicator.to_owned(),
        period,
        value: cells.number(VALUE, reader)?,
        numerator: cells.number(NUMERATOR, reader)?,
        denominator: cells.number(DENOMINATOR, reader)?,
        printed: cells.text(PRINTED).to_owned(),
        run: reader.run(page),
    };
    reader.want(&format!("{indicator}, {when}, {page}"), figure, cells.place());
    Some(())
}
