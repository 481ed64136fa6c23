//! `/due`: what a partner is to do for the children whose health or education they look after: what records of their part would
//! meet, overdue first; `/due.csv`: the same in a file.

use std::collections::BTreeMap;

use access::{Parts, Person, Role};
use axum::extract::State;
use calendar::Day;
use clocks::Clock;
use serde::Deserialize;
use web::parts::{Cell, Choice, Column, Download, Downloads, Filter, Pagination, Table};
use web::{Address, Html, Link, Page, Problem, Query};

use super::list::{self, Asked, Due};
use super::lists;
use super::my_work::lead;
use crate::board::Standing;
use crate::child::door;
use crate::child::glance::link;
use crate::rows::{List, Rows};
use crate::signed::Me;
use crate::{Desk, words};

/// Rows of a page.
const ROWS: usize = 100;

/// What the address asks: which rows, and which page of them.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct OnAPage {
    #[serde(flatten)]
    asked: Asked,
    #[serde(default)]
    page: String,
}

/// The list.
///
/// # Errors
/// The reader has no part of their own; the journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(OnAPage { asked, page }): Query<OnAPage>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let part = access::adds_a_part(&me).map_err(|refusal| door::closed(&refusal))?;
        let (board, today, seen) = (desk.board(), desk.today(), desk.seen(&me)?);
        let children = || board.everybody().map(|child| &**child).filter(|child| seen.has(&child.id));
        let rows = theirs(&asked, children(), part, today);
        let (late, coming) = list::counts(&rows, today);
        let of = children().count();
        let sentence = format!(
            "{} overdue, {coming} to come in these days, for {}.",
            if late == 0 { "Nothing".to_owned() } else { late.to_string() },
            words::counted(of, "child or young person", "children and young people"),
        );
        let pages = rows.len().div_ceil(ROWS).max(1);
        let at = page.parse().unwrap_or(1).clamp(1, pages);
        let shown = rows.get((at - 1) * ROWS..rows.len().min(at * ROWS)).unwrap_or_default();
        let html = Html::of(&lead(&sentence))
            .with(&filter(&asked, children(), part))
            .with(&by_clock(&rows, today))
            .with(&list::table(shown, false, today, Some(desk.people()), |_| true))
            .with(&Pagination::new(at, pages, |page| asked.on(Address::new("/due")).with("page", page)))
            .with(&Downloads::new([Download::new("This list", "CSV", asked.on(Address::new("/due.csv")))]))
            .with(&link(&Link::new("What I began and did not finish", Address::new("/begun"))))
            .with(&lists::keep(&asked.on(Address::new("/due"))))
            .with(&lists::section(desk, &me)?);
        Ok(Page::new(heading(&me)).caption(today.to_words()).in_menu("/due").body(html))
    })
    .await
}

/// What the page is called for somebody.
fn heading(me: &Person) -> &'static str {
    match me.role {
        Role::Health => "What is due for children’s health",
        _ => "What is due for children’s education",
    }
}

/// Whether records of a part would meet a clock.
fn meets(part: Parts, clock: &Clock) -> bool {
    clock.met_by.kinds.iter().any(|kind| part.hold(kind))
}

/// The rows of these children that the part meets, soonest first.
fn theirs<'a>(
    asked: &Asked,
    children: impl IntoIterator<Item = &'a Standing>,
    part: Parts,
    today: Day,
) -> Vec<Due<'a>> {
    let mut rows = asked.rows(children, today);
    rows.retain(|row| meets(part, row.duty.clock));
    rows
}

fn filter<'a>(asked: &Asked, children: impl IntoIterator<Item = &'a Standing>, part: Parts) -> Filter {
    let days = [
        ("late", "Overdue only"),
        ("7", "Overdue and the next 7 days"),
        ("14", "Overdue and the next 14 days"),
        ("28", "Overdue and the next 28 days"),
        ("all", "Everything to come"),
    ];
    let mut clocks: Vec<(&str, &str)> = children
        .into_iter()
        .flat_map(|child| &child.duties)
        .filter(|duty| meets(part, duty.clock))
        .map(|duty| (duty.clock.title, duty.clock.id))
        .collect();
    clocks.sort_unstable();
    clocks.dedup();
    let every = std::iter::once(Choice::new("", "Everything"));
    let within = if asked.within.is_empty() { "14" } else { &asked.within };
    Filter::new("What is shown", "/due")
        .select("within", "Days", days.map(|(value, words)| Choice::new(value, words)), within)
        .select(
            "clock",
            "What",
            every.chain(clocks.into_iter().map(|(title, id)| Choice::new(id, title))),
            &*asked.clock,
        )
}

/// How much of what: a team sees where it falls behind before it reads names.
fn by_clock(rows: &[Due<'_>], today: Day) -> Table {
    let mut of: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for row in rows {
        let (late, coming) = of.entry(row.duty.clock.title).or_default();
        *(if list::is_late(row.duty, today) { late } else { coming }) += 1;
    }
    let columns = [Column::text("What"), Column::number("Overdue"), Column::number("To come")];
    let mut table = Table::new("How much of what", columns)
        .when_empty("Nothing is overdue, and nothing falls due in these days.");
    for (title, (late, coming)) in of {
        table.push([Cell::new(title), Cell::new(late), Cell::new(coming)]);
    }
    table
}

/// The same to take away.
pub(crate) const LIST: List = List {
    name: "due",
    title: "What is due for children’s health or education, for whoever looks after it",
    asks: &[
        ("within", "late, all, or days ahead; 14 where it is not given"),
        ("clock", "One clock, by its identifier"),
    ],
    rows: |desk, me, asked| {
        let part = access::adds_a_part(me).map_err(|refusal| door::closed(&refusal))?;
        let asked: Asked = asked.read()?;
        let (board, today, seen) = (desk.board(), desk.today(), desk.seen(me)?);
        let children = board.everybody().map(|child| &**child).filter(|child| seen.has(&child.id));
        let rows = theirs(&asked, children, part, today);
        Ok(Rows::new(list::HEADINGS, list::file(&rows, today, desk.people())))
    },
};
