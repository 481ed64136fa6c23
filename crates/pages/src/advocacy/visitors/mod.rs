//! Independent visitors: `/visitors` the volunteers on their way, the children who wait, the matches and what is due of them;
//! `/visitors/{visitor}` one volunteer; `/child/{child}/visitor-match` where a person decides who visits a child.

pub(crate) mod decide;
pub(crate) mod one;

use std::collections::BTreeSet;

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use calendar::{Day, Moment};
use oversight::visitors::{Stage, Volunteer};
use records::Subject;
use records::workforce::VisitorEnquiry;
use timeline::Cohort;
use web::parts::{Cell, Colour, Column, Table, Tag};
use web::{Address, Html, Link, Page, Problem};

use crate::board::{Board, Standing};
use crate::child::door;
use crate::child::fast;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// The addresses.
pub(super) fn router() -> Router<Desk> {
    Router::new()
        .route("/visitors", get(list))
        .route("/visitors.csv", rows::file(&CHILDREN))
        .route("/volunteers.csv", rows::file(&VOLUNTEERS))
        .route("/visitors/new", get(one::new).post(one::begin))
        .route("/visitors/{visitor}", get(one::get))
        .route("/visitors/{visitor}/record/{form}", get(one::form).post(one::post))
        .route(
            "/child/{child}/visitor-match",
            get(fast::get::<decide::DecideAMatch>).post(fast::post::<decide::DecideAMatch>),
        )
}

/// Where a match is decided.
pub(super) fn matching_address(id: &str) -> Address {
    crate::child::address(id).at("visitor-match")
}

/// The address of a volunteer.
pub(super) fn address(visitor: &str) -> Address {
    Address::new("/visitors").at(visitor)
}

/// The name of a volunteer: as those are called who use the record, or as they said when they asked.
pub(super) fn name_of(desk: &Desk, visitor: &str) -> String {
    if let Some(person) = desk.people().person(visitor) {
        return person.name.clone();
    }
    let facts = desk.roll().facts(&Subject::worker(visitor));
    let name =
        facts.iter().rev().find_map(|fact| fact.of::<VisitorEnquiry>().map(|asked| asked.name.clone()));
    name.unwrap_or_else(|| visitor.to_owned())
}

/// Who visits a child today.
fn visiting(board: &Board) -> BTreeSet<String> {
    board
        .everybody()
        .filter_map(|child| child.advocacy.visitor.visits.as_ref().map(|(who, _)| who.clone()))
        .collect()
}

/// The volunteers of a day, furthest on the way last.
fn volunteers(cohort: &Cohort, visiting: &BTreeSet<String>, day: Day) -> Vec<Volunteer> {
    let mut all: Vec<Volunteer> = cohort
        .workers
        .iter()
        .filter_map(|worker| Volunteer::of(worker, visiting.contains(&*worker.id), day))
        .collect();
    all.sort_by_key(|volunteer| (volunteer.stage, volunteer.enquiry.day, volunteer.id.clone()));
    all
}

/// The list.
///
/// # Errors
/// It is not the reader's list; the journal cannot be read.
pub(crate) async fn list(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::advocacy_service(&me).map_err(|refusal| door::closed(&refusal))?;
        let (board, today, seen) = (desk.board(), desk.today(), desk.seen(&me)?);
        let cohort = desk.cohort(Moment::END_OF_TIME);
        let volunteers = volunteers(&cohort, &visiting(&board), today);
        let children: Vec<&Standing> =
            board.everybody().map(|child| &**child).filter(|child| seen.has(&child.id)).collect();
        let (waiting, matched) = (waiting(&children), matched(children));
        let free = volunteers.iter().filter(|volunteer| volunteer.stage == Stage::Available).count();
        let on_the_way = volunteers.iter().filter(|volunteer| volunteer.stage < Stage::Available).count();
        let sentence = format!(
            "{} waiting for a visitor, {} with one. {free} approved and free, {on_the_way} on the way.",
            words::counted(waiting.len(), "child", "children"),
            matched.len(),
        );
        let mut html = Html::of(&lead(&sentence));
        if access::recruits_visitors(&me).is_ok() {
            let new = Link::new("Somebody asks to become a visitor", Address::new("/visitors/new"));
            html = html.with(&link(&new));
        }
        let html = html
            .with(&heading("Children who wait"))
            .with(&waits(&waiting, today))
            .with(&heading("Volunteers"))
            .with(&on_their_way(&volunteers, today))
            .with(&rows::download("Volunteers", "/volunteers.csv"))
            .with(&heading("Matches"))
            .with(&matches(desk, &matched, today))
            .with(&rows::download("Children who wait, and matches", "/visitors.csv"));
        Ok(Page::new("Independent visitors").caption(today.to_words()).in_menu("/voice").body(html))
    })
    .await
}

/// Who waits for a visitor, the longest first.
fn waiting<'a>(children: &[&'a Standing]) -> Vec<(&'a Standing, Day)> {
    let mut waiting: Vec<(&Standing, Day)> =
        children.iter().filter_map(|child| Some((*child, child.advocacy.visitor.waits_since?))).collect();
    waiting.sort_by_key(|(child, since)| (*since, child.id.clone()));
    waiting
}

/// Who has one, the next visit first.
fn matched(children: Vec<&Standing>) -> Vec<&Standing> {
    let mut matched: Vec<&Standing> =
        children.into_iter().filter(|child| child.advocacy.visitor.visits.is_some()).collect();
    matched.sort_by_key(|child| {
        (child.advocacy.visitor.next.is_none(), child.advocacy.visitor.next, child.id.clone())
    });
    matched
}

/// The children: who waits, and who has whom.
pub(crate) const CHILDREN: List = List {
    name: "visitors",
    title: "Children who wait for an independent visitor, or have one",
    asks: &[],
    rows: |desk, me, _| {
        access::advocacy_service(me).map_err(|refusal| door::closed(&refusal))?;
        let (board, seen) = (desk.board(), desk.seen(me)?);
        let children: Vec<&Standing> =
            board.everybody().map(|child| &**child).filter(|child| seen.has(&child.id)).collect();
        let row = |child: &Standing, waits: Option<Day>| {
            let visitor = &child.advocacy.visitor;
            let (who, since) =
                visitor.visits.as_ref().map(|(who, since)| (name_of(desk, who), *since)).unzip();
            vec![
                child.id.to_string(),
                child.called().to_owned(),
                rows::day(waits),
                who.unwrap_or_default(),
                rows::day(since),
                rows::day(visitor.last),
                rows::day(visitor.next),
                rows::day(visitor.review),
            ]
        };
        let waiting = waiting(&children);
        let all = waiting.into_iter().map(|(child, since)| row(child, Some(since)));
        let all: Vec<_> = all.chain(matched(children).into_iter().map(|child| row(child, None))).collect();
        let headings =
            ["Child", "Name", "Waits since", "Visitor", "Since", "Last met", "Next by", "Looked at by"];
        Ok(Rows::new(&headings, all))
    },
};

/// The volunteers and how far each has come.
pub(crate) const VOLUNTEERS: List = List {
    name: "volunteers",
    title: "Volunteers who are, or wish to become, independent visitors",
    asks: &[],
    rows: |desk, me, _| {
        access::advocacy_service(me).map_err(|refusal| door::closed(&refusal))?;
        let cohort = desk.cohort(Moment::END_OF_TIME);
        let all = volunteers(&cohort, &visiting(&desk.board()), desk.today());
        let row = |volunteer: Volunteer| {
            vec![
                volunteer.id.to_string(),
                volunteer.enquiry.name.clone(),
                volunteer.stage.title().to_owned(),
                volunteer.since.to_string(),
                volunteer.sessions.len().to_string(),
                rows::day(volunteer.support),
                volunteer.next.to_string(),
            ]
        };
        let headings = [
            "Volunteer",
            "Name",
            "How far",
            "Since",
            "Sessions of the course",
            "Support by",
            "What comes next",
        ];
        Ok(Rows::new(&headings, all.into_iter().map(row).collect()))
    },
};

fn waits(waiting: &[(&Standing, Day)], today: Day) -> Table {
    let columns = [
        Column::text("Child"),
        Column::number("Age"),
        Column::date("Waits since"),
        Column::number("Weeks"),
        Column::text("What they want"),
        Column::text("Do it"),
    ];
    let mut table = Table::new("Children who wait for a visitor", columns)
        .caption_hidden()
        .when_empty("No child waits. A child is asked at every review whether they want a visitor.");
    for (child, since) in waiting {
        let age = child.born.map_or_else(|| Cell::none("not known"), |born| Cell::new(born.age_on(today)));
        let wishes = if child.advocacy.visitor.has_wishes { "Written down" } else { "Not asked yet" };
        table.push([
            Cell::link(child.called(), &super::address(&child.id)),
            age,
            Cell::new(since.to_words()),
            Cell::new(since.days_until(today).max(0) / 7),
            Cell::new(wishes),
            Cell::html(words::link_for(
                "Find a visitor",
                &format!("for {}", child.called()),
                &matching_address(&child.id),
            )),
        ]);
    }
    table
}

fn on_their_way(volunteers: &[Volunteer], today: Day) -> Table {
    let columns = [
        Column::text("Volunteer"),
        Column::text("How far"),
        Column::date("Since"),
        Column::number("Sessions"),
        Column::prose("What comes next"),
    ];
    let mut table = Table::new("Volunteers", columns)
        .caption_hidden()
        .when_empty("Nobody has asked to become a visitor yet.");
    for stage in Stage::ALL {
        for volunteer in volunteers.iter().filter(|volunteer| volunteer.stage == *stage) {
            let late = volunteer.support.is_some_and(|support| support < today);
            let next = match late {
                true => Cell::html(
                    Html::of(&Tag::new("Late", Colour::Red))
                        .with(&Html::text(format!(" {}", volunteer.next))),
                ),
                false => Cell::new(&volunteer.next),
            };
            table.push([
                Cell::link(&volunteer.enquiry.name, &address(&volunteer.id)),
                Cell::new(stage.title()),
                Cell::new(volunteer.since.to_words()),
                Cell::new(format!("{} of {}", volunteer.sessions.len(), oversight::visitors::SESSIONS)),
                next,
            ]);
        }
    }
    table
}

fn matches(desk: &Desk, matched: &[&Standing], today: Day) -> Table {
    let columns = [
        Column::text("Child"),
        Column::text("Visitor"),
        Column::date("Since"),
        Column::date("Last met"),
        Column::text("Next by"),
        Column::date("Looked at by"),
    ];
    let mut table = Table::new("Matches", columns).caption_hidden().when_empty("No child has a visitor yet.");
    for child in matched {
        let visitor = &child.advocacy.visitor;
        let Some((who, since)) = &visitor.visits else { continue };
        let next = match visitor.next {
            None => Cell::none("no rhythm is set"),
            Some(next) if next < today => {
                Cell::part(&Tag::new(format!("Late: {}", next.to_words()), Colour::Red))
            }
            Some(next) => Cell::new(next.to_words()),
        };
        table.push([
            Cell::link(child.called(), &super::address(&child.id)),
            Cell::link(name_of(desk, who), &address(who)),
            Cell::new(since.to_words()),
            visitor.last.map_or_else(|| Cell::none("not yet"), |last| Cell::new(last.to_words())),
            next,
            visitor.review.map_or_else(|| Cell::none("not known"), |day| Cell::new(day.to_words())),
        ]);
    }
    table
}

/// The volunteers as they were on a day.
pub(super) fn on(desk: &Desk, cohort: &Cohort, day: Day) -> Vec<Volunteer> {
    use records::advocacy::IndependentVisitorMatch;
    let board = desk.board();
    let visiting = if day == desk.today() {
        visiting(&board)
    } else {
        let matches = cohort.children.iter().flat_map(|child| child.strand::<IndependentVisitorMatch>());
        let hold = matches.filter(|said| said.since <= day && said.until.is_none_or(|until| until > day));
        hold.map(|said| said.visitor.clone()).collect()
    };
    volunteers(cohort, &visiting, day)
}
