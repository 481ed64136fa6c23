//! `/child/{child}/chronology`: the significant events of a child's life across the whole record, newest last or first.

use axum::extract::State;
use axum::response::Response;
use calendar::Day;
use records::Fact;
use serde::Deserialize;
use web::parts::{Cell, Column, Download, Downloads, Pagination, SubNavigation, Table};
use web::{Html, Link, Page, Path, Problem, Query};

use super::{AskedKnown, View, glance};
use crate::signed::Me;
use crate::{Desk, csv, rows, words};

/// Kinds of which every record is an event of a life, whether or not somebody marked it.
const EVENTS: &[&str] = &[
    "looked_after_start",
    "looked_after_end",
    "legal_status",
    "placement",
    "review",
    "missing_episode",
    "adoption_decision",
    "deprivation_of_liberty_order",
    "social_worker_allocation",
    // What a child said stands among what happened to them.
    "child_said",
];

/// Rows of a page.
const ROWS: usize = 80;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(flatten)]
    known: AskedKnown,
    /// `all`: every record, not only events.
    #[serde(default)]
    show: String,
    #[serde(default)]
    page: String,
}

/// Whether a record stands in the chronology.
pub(crate) fn is_event(fact: &Fact) -> bool {
    fact.record.significant() || EVENTS.contains(&fact.record.kind().name)
}

/// The chronology.
///
/// # Errors
/// As [`super::overview::get`].
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let known = asked.known.day(desk)?;
        let here = || known.at(super::address(&id).at("chronology"));
        let record = desk.child(&me, &id, "chronology", &here().to_string())?;
        let child = record.timeline(known.moment());
        let standing = record.standing(known.moment());
        let all = asked.show == "all";
        let facts = events(&standing, all, known.day);
        let pages = facts.len().div_ceil(ROWS).max(1);
        let at = asked.page.parse().unwrap_or(1).clamp(1, pages);
        let columns = [Column::date("Day"), Column::text("Age"), Column::prose("What happened")];
        let mut table = Table::new("Events, newest first", columns)
            .caption_hidden()
            .when_empty("No event is recorded by that day.");
        for fact in facts.into_iter().skip((at - 1) * ROWS).take(ROWS) {
            let happened = fact.record.happened();
            let day = happened.from.map(Day::to_words).unwrap_or_default();
            let day = match happened.to {
                Some(to) if Some(to) != happened.from => format!("{day} to {}", to.to_words()),
                _ => day,
            };
            let age = child.born().zip(happened.from).map(|(born, on)| born.age_on(on).to_string());
            table.push([
                Cell::new(day),
                Cell::new(age.unwrap_or_default()),
                Cell::html(glance::titled(desk.people(), &id, fact)),
            ]);
        }
        let views = [("Significant events", ""), ("Everything", "all")];
        let links = views.map(|(words, show)| {
            Link::new(words, here().with_some("show", (!show.is_empty()).then_some(show)))
        });
        let pages = Pagination::new(at, pages, |page| {
            here().with_some("show", all.then_some("all")).with("page", page)
        });
        let file = known.at(super::address(&id).at("chronology.csv")).with_some("show", all.then_some("all"));
        let html = Html::new()
            .with(&SubNavigation::new("What is shown", links, usize::from(all)))
            .with(&table)
            .with(&pages)
            .with(&Downloads::new([Download::new("This chronology", "CSV", file)]));
        Ok(super::page(&record, &child, View::Chronology, known, html))
    })
    .await
}

/// The events of a record by a day, newest first; or everything in it but what only a return needs.
fn events<'a>(standing: &[&'a Fact], all: bool, by: Day) -> Vec<&'a Fact> {
    let mut facts: Vec<&Fact> = standing
        .iter()
        .copied()
        .filter(|fact| fact.record.happened().from.is_some_and(|from| from <= by))
        .filter(|fact| if all { !words::is_of_returns(fact) } else { is_event(fact) })
        .collect();
    facts.sort_by_key(|fact| std::cmp::Reverse((fact.record.happened().from, fact.recorded)));
    facts
}

/// The chronology to take away, whole: what the page shows in parts. The file is named by the child's number, not by a name.
///
/// # Errors
/// As [`get`].
pub(crate) async fn file(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    desk.work(move |desk| {
        let known = asked.known.day(desk)?;
        let here = known.at(super::address(&id).at("chronology"));
        let record = desk.child(&me, &id, "chronology, as a file", &here.to_string())?;
        let born = record.timeline(known.moment()).born();
        let standing = record.standing(known.moment());
        let row = |fact: &Fact| {
            let happened = fact.record.happened();
            vec![
                rows::day(happened.from),
                rows::day(happened.to.filter(|to| Some(*to) != happened.from)),
                born.zip(happened.from).map(|(born, on)| born.age_on(on).to_string()).unwrap_or_default(),
                fact.record.kind().title.to_owned(),
                glance::line(desk.people(), fact),
                fact.recorded.day().to_string(),
            ]
        };
        let facts = events(&standing, asked.show == "all", known.day);
        let headings = ["From", "To", "Age", "What happened", "What it says", "Recorded"];
        csv::file(
            &format!("chronology-{id}-{}", known.day),
            &headings,
            &facts.into_iter().map(row).collect::<Vec<_>>(),
        )
    })
    .await
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_kind_that_is_named_here_is_a_kind() {
        for name in super::EVENTS {
            assert!(records::kind(name).is_some(), "{name}");
        }
    }
}
