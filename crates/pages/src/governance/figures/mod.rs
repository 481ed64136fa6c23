//! `/figures`: every figure of a month, each leading to the children behind it.

use std::sync::Arc;

use access::Figures;
use axum::extract::State;
use measure::Figure;
use web::parts::{Cell, Column, Table};
use web::{Address, Html, Page, Problem, Query};

use crate::child::door;
use crate::signed::Me;
use crate::when::{AskedWhen, When};
use crate::{Desk, words};

/// Every figure of a month, by section of the report.
///
/// # Errors
/// The month or the day is not understood; the journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<AskedWhen>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let whole = access::figures(&me).map_err(|refusal| door::closed(&refusal))? == Figures::Whole;
        let when = When::of(&asked, desk)?;
        let mut series = desk.series(when.moment(), when.month);
        if !whole {
            series = Arc::new(measure::suppressed(series.to_vec()));
        }
        let figures = series.last().map_or(&[][..], |month| &month.figures);
        let columns = [
            Column::text("Figure"),
            Column::text("Over"),
            Column::number("Value"),
            Column::number("Numerator"),
            Column::number("Denominator"),
            Column::text("Judged"),
            Column::date("Direction"),
        ];
        let mut table =
            Table::new("Figures of the month, by section of the report", columns).caption_hidden();
        let mut section = None;
        for figure in figures {
            let heading = figure.indicator().map(|indicator| indicator.section.title());
            if heading != section {
                table.group(heading.unwrap_or("Others"));
                section = heading;
            }
            table.push(row(figure, when, whole));
        }
        let filter = when.filter(desk, Address::new("/figures"));
        Ok(when.page("Figures").body(Html::new().with(&filter).with(&table)))
    })
    .await
}

/// Where the children behind a figure are.
pub(crate) fn address(figure: &Figure, when: When) -> Address {
    when.at(Address::new("/figures").at(figure.id)).with("period", period(figure.kind))
}

/// The word of an address for a kind of days: the report's own links use the same.
pub fn period(kind: measure::Kind) -> &'static str {
    match kind {
        measure::Kind::Month => "month",
        measure::Kind::YearToDate => "year-to-date",
        measure::Kind::Snapshot => "snapshot",
    }
}

fn row(figure: &Figure, when: When, whole: bool) -> [Cell; 7] {
    let number =
        |count: Option<i64>| count.map_or_else(|| Cell::none("none"), |count| Cell::new(words::whole(count)));
    [
        if whole {
            Cell::link(format!("{} {}", figure.id, figure.title), &address(figure, when))
        } else {
            Cell::new(format!("{} {}", figure.id, figure.title))
        },
        Cell::new(figure.kind.word()),
        match &figure.not_known {
            Some(why) if why == measure::HIDDEN => Cell::new("hidden"),
            Some(_) => Cell::new("not known"),
            None => Cell::new(&figure.display),
        },
        number(figure.numerator),
        number(figure.denominator),
        words::judged(figure).map_or_else(|| Cell::none("not judged"), |tag| Cell::part(&tag)),
        words::direction(figure).map_or_else(|| Cell::none("nothing to compare with"), Cell::new),
    ]
}
