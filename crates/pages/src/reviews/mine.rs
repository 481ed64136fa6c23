//! `/reviews`: the children whom a reviewing officer reviews, soonest first: when the next review is due, for which day
//! it is booked,
//! and what is still to be done before it and after the last. Everything is on the board: nobody is folded for it.

use std::collections::BTreeMap;

use access::{Person, Role};
use axum::extract::State;
use calendar::Day;
use clocks::Duty;
use clocks::reviews::disputes;
use oversight::review::thread::Stands;
use records::Definition;
use records::reviews::ChildSpokenTo;
use web::parts::{Cell, Colour, Column, Inset, Table, Tag};
use web::{Address, Html, Link, Page, Problem};

use crate::board::{Board, Standing, Unsaid};
use crate::child::glance::link;
use crate::child::{door, due, fast};
use crate::placements::{sort_of, words_of};
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::workforce::to_do::done_lately;
use crate::{Desk, words};

use super::answer::AnswerDecisions;

/// The list.
///
/// # Errors
/// The reader reviews nobody; the journal cannot be read.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let (board, today) = (desk.board(), desk.today());
        let children = reviewed(desk, &board, &me)?;
        let late = children.iter().filter(|child| child.reviews.due.is_some_and(|due| due < today)).count();
        let soon = children
            .iter()
            .filter(|child| child.reviews.due.is_some_and(|due| due >= today && due <= today.plus_days(28)))
            .count();
        let unbooked = children
            .iter()
            .filter(|child| child.reviews.booked.is_none())
            .filter(|child| child.reviews.due.is_some_and(|due| due <= today.plus_days(28)))
            .count();
        let sentence = format!(
            "{}. {late} overdue, {soon} due in the next 28 days, {unbooked} of these not booked.",
            words::counted(children.len(), "child", "children")
        );
        let mut homes: BTreeMap<&str, usize> = BTreeMap::new();
        for child in &children {
            let home = child.lives.as_ref().map_or("not known here", |lives| words_of(sort_of(lives.place)));
            *homes.entry(home).or_default() += 1;
        }
        let homes: Vec<String> = homes.iter().map(|(home, count)| format!("{home}: {count}")).collect();
        let html = Html::of(&lead(&sentence))
            .with(&Inset::new(if homes.is_empty() {
                "Where they live is not recorded.".to_owned()
            } else {
                format!("Where they live. {}.", homes.join("; "))
            }))
            .with(&crate::workforce::to_do::line(desk, &board, &me, &desk.seen(&me)?))
            .with(&link(&Link::new("Challenges that you raised", super::escalation::list::address())))
            .with(&link(&Link::new("What you did, month by month", crate::quality::footprint::address())))
            .with(&table(&children, today))
            .with(&in_dispute(&children, today))
            .with(&unsaid(desk, &children))
            .with(&done_lately(&children))
            .with(&rows::download("This list", "/reviews.csv"));
        Ok(Page::new("My reviews").caption(today.to_words()).body(html))
    })
    .await
}

/// Decisions that are disputed and not settled, soonest first.
pub(crate) fn disputed<'a>(children: &[&'a Standing]) -> Vec<(&'a Standing, &'a Duty)> {
    let mut rows: Vec<(&Standing, &Duty)> = children
        .iter()
        .flat_map(|child| child.duties.iter().map(move |duty| (*child, duty)))
        .filter(|(_, duty)| *duty.clock == disputes::SETTLED)
        .collect();
    rows.sort_by_key(|(child, duty)| (duty.act_by(), child.id.clone()));
    rows
}

/// The disputes that the reader settles; nothing where there is none.
fn in_dispute(children: &[&Standing], today: Day) -> Html {
    let rows = disputed(children);
    if rows.is_empty() {
        return Html::new();
    }
    let columns = [
        Column::text("Child"),
        Column::date("Disputed"),
        Column::date("To be settled by"),
        Column::text("State"),
        Column::text("Do it"),
    ];
    let mut table = Table::new("Decisions that are disputed", columns);
    for (child, duty) in rows {
        table.push([
            Cell::link(child.called(), &super::address(&child.id)),
            Cell::new(duty.because.day.to_words()),
            Cell::new(duty.act_by().to_words()),
            Cell::part(&due::state(duty, today)),
            Cell::link("Settle", &fast::address::<AnswerDecisions>(&child.id)),
        ]);
    }
    Html::of(&table)
}

/// Visits that are not counted as the reviewing officer's, with the way to put each right; nothing where there is none.
fn unsaid(desk: &Desk, children: &[&Standing]) -> Html {
    let mut rows: Vec<(&Standing, &Unsaid)> = children
        .iter()
        .flat_map(|child| child.reviews.unsaid.iter().map(move |visit| (*child, visit)))
        .collect();
    if rows.is_empty() {
        return Html::new();
    }
    rows.sort_by_key(|(child, visit)| (std::cmp::Reverse(visit.day), child.id.clone()));
    let columns = [
        Column::text("Child"),
        Column::date("Visit"),
        Column::text("Written by"),
        Column::text("Put it right"),
    ];
    let mut table = Table::new("Visits that do not count as the reviewing officer’s", columns);
    for (child, visit) in rows {
        let kind = ChildSpokenTo::KIND.name;
        let to = crate::child::record::one(&child.id, kind, &visit.id).at("correct");
        let about = format!("of {}, {}", child.called(), visit.day.to_words());
        table.push([
            Cell::link(child.called(), &super::address(&child.id)),
            Cell::new(visit.day.to_words()),
            Cell::new(words::worker(desk, &visit.who)),
            Cell::html(words::link_for("Say for whom they stood in", &about, &to)),
        ]);
    }
    let says = "Somebody else wrote these than the child’s reviewing officer of that day, and nobody says that they stood in. \
                Where they did, say for whom: the visit counts from then on.";
    Html::of(&table).with(&Inset::new(says))
}

/// The children whom the reader reviews, soonest first.
fn reviewed<'a>(desk: &Desk, board: &'a Board, me: &Person) -> Result<Vec<&'a Standing>, Problem> {
    if me.role != Role::ReviewingOfficer {
        let says = "This list is for independent reviewing officers. A child’s own page has the tab Reviews.";
        return Err(door::closed(&access::Refusal::told(says)));
    }
    let (today, seen) = (desk.today(), desk.seen(me)?);
    let mut children: Vec<&Standing> = board
        .everybody()
        .map(|child| &**child)
        .filter(|child| child.looked_after && seen.has(&child.id))
        .filter(|child| child.ties.reviewer(today).is_some_and(|held| held.who == me.id))
        .collect();
    children.sort_by_key(|child| (child.reviews.due.is_none(), child.reviews.due, child.id.clone()));
    Ok(children)
}

/// The same to take away.
pub(crate) const LIST: List = List {
    name: "reviews",
    title: "The children whom the reader reviews",
    asks: &[],
    rows: |desk, me, _| {
        let board = desk.board();
        let rows = reviewed(desk, &board, me)?
            .into_iter()
            .map(|child| {
                let waits = child.reviews.waits.iter();
                let late = |stands: Stands| if stands == Stands::Overdue { " (late)" } else { "" };
                let waits: Vec<String> =
                    waits.map(|(what, stands)| format!("{}{}", what.title(), late(*stands))).collect();
                let (due, booked) = (rows::day(child.reviews.due), rows::day(child.reviews.booked));
                let lives = child.lives.as_ref().map_or("", |lives| words_of(sort_of(lives.place)));
                vec![
                    child.id.to_string(),
                    child.called().to_owned(),
                    due,
                    booked,
                    lives.to_owned(),
                    waits.join("; "),
                ]
            })
            .collect();
        Ok(Rows::new(&["child", "name", "due", "booked", "lives", "still_to_do"], rows))
    },
};

fn table(children: &[&Standing], today: Day) -> Table {
    let columns = [
        Column::text("Child"),
        Column::date("Due by"),
        Column::text("State"),
        Column::date("Booked for"),
        Column::text("Lives"),
        Column::prose("Still to do"),
    ];
    let mut table = Table::new("Children whom you review", columns).caption_hidden().when_empty(
        "It is recorded of no child that you review them. Whoever manages the reviewing officers names you.",
    );
    for child in children {
        let state = match child.reviews.due {
            None => Cell::none("not due"),
            Some(due) if due < today => {
                let days = words::counted(due.days_until(today).max(0) as usize, "day", "days");
                Cell::part(&Tag::new(format!("Overdue {days}"), Colour::Red))
            }
            Some(due) if due <= today.plus_days(28) => {
                let days = words::counted(today.days_until(due).max(0) as usize, "day", "days");
                Cell::part(&Tag::new(format!("In {days}"), Colour::Yellow))
            }
            Some(_) => Cell::part(&Tag::new("Later", Colour::Blue)),
        };
        let day = |day: Option<Day>, none: &str| {
            day.map_or_else(|| Cell::none(none), |day| Cell::new(day.to_words()))
        };
        let waits: Vec<String> = child
            .reviews
            .waits
            .iter()
            .map(|(what, stands)| {
                let late = if *stands == Stands::Overdue { " (late)" } else { "" };
                format!("{}{late}", what.title())
            })
            .collect();
        let waits = if waits.is_empty() { Cell::none("nothing") } else { Cell::new(waits.join("; ")) };
        table.push([
            Cell::link(child.called(), &super::address(&child.id)),
            day(child.reviews.due, "not known"),
            state,
            day(child.reviews.booked, "not booked"),
            child
                .lives
                .as_ref()
                .map_or_else(|| Cell::none("not told"), |lives| Cell::new(words_of(sort_of(lives.place)))),
            waits,
        ]);
    }
    table
}

/// Where the list is.
pub(crate) fn list() -> Address {
    Address::new("/reviews")
}
