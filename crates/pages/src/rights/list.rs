//! `/requests`: every request to see a record or to put it right that the reader may see: what it waits for and by which day.

use access::Seen;
use axum::extract::State;
use calendar::{Day, Moment};
use clocks::complaints::stages::{answer_by, stood_still};
use records::complaints::{AccessRequest, RectificationRequest};
use timeline::{Cohort, Timeline};
use web::parts::{Cell, Colour, Column, Table, Tag};
use web::{Address, Html, Link, Page, Problem};

use crate::child::door;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// Rows of a table on the page.
const ROWS: usize = 100;

/// The page.
///
/// # Errors
/// The reader's work has no requests.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::sees_requests(&me).map_err(|refusal| door::closed(&refusal))?;
        let (today, cohort) = (desk.today(), desk.cohort(Moment::END_OF_TIME));
        let Asking { see, right } = asking(desk, &desk.seen(&me)?, &cohort);
        let open = see.iter().filter(|(_, said, _)| said.ended().is_none()).count();
        let late = see.iter().filter(|(_, said, due)| said.ended().is_none() && *due < today).count();
        let disputed = right.iter().filter(|(_, said)| said.decided.is_none()).count();
        let wait = match open {
            0 => "Nobody waits to see a record".to_owned(),
            _ => format!(
                "{}, {late} late",
                words::counted(open, "person waits to see a record", "people wait to see a record")
            ),
        };
        let say = match disputed {
            0 => "Nobody says".to_owned(),
            _ => words::counted(disputed, "person says", "people say"),
        };
        let sentence = format!("{wait}. {say} that a record is wrong.");
        let mut html = Html::of(&lead(&sentence)).with(&link(&Link::new(
            "For adults who were in care: what we tell them",
            Address::new("/care-records"),
        )));
        if access::keeps_records(&me).is_ok() {
            html = html
                .with(&link(&Link::new("For how long records are kept", Address::new("/retention"))))
                .with(&link(&Link::new("What is to be erased, and what was", Address::new("/erasures"))));
        }
        html = html
            .with(&heading("Who asks to see a record"))
            .with(&seeing(&see, today))
            .with(&heading("Who says that the record is wrong"))
            .with(&wrong(&right, today))
            .with(&rows::download("These requests", "/requests.csv"));
        Ok(Page::new("Requests about records")
            .caption(today.to_words())
            .in_menu("/team")
            .under("My team", Address::new("/team"))
            .body(html))
    })
    .await
}

/// The requests of the last year that a reader may see, what is open first.
struct Asking<'a> {
    /// To see a record, and by when each is to be answered.
    see: Vec<(&'a Timeline, &'a AccessRequest, Day)>,
    /// To put a record right.
    right: Vec<(&'a Timeline, &'a RectificationRequest)>,
}

fn asking<'a>(desk: &Desk, seen: &Seen, cohort: &'a Cohort) -> Asking<'a> {
    let (today, authority) = (desk.today(), desk.authority(Moment::END_OF_TIME));
    let mut all = Asking { see: Vec::new(), right: Vec::new() };
    for child in cohort.children.iter().filter(|child| seen.has_whole(&child.child)) {
        for said in child.strand::<AccessRequest>() {
            all.see.push((child, said.record, answer_by(said.record, today, &authority.calendars)));
        }
        all.right.extend(child.strand::<RectificationRequest>().map(|said| (&**child, said.record)));
    }
    let year = today.plus_months(-12);
    all.see.retain(|(_, said, _)| said.ended().is_none_or(|ended| ended > year));
    all.right.retain(|(_, said)| said.decided.is_none_or(|decided| decided > year));
    all.see.sort_by_key(|(_, said, due)| (said.ended().is_some(), *due));
    all.right.sort_by_key(|(_, said)| (said.decided.is_some(), said.received));
    all
}

/// By when a record is to be put right, or is not.
fn right_by(said: &RectificationRequest) -> Day {
    said.received.plus_months(if said.extended.is_some() { 3 } else { 1 })
}

/// The list.
pub(crate) const LIST: List = List {
    name: "requests",
    title: "Requests to see a record or to put it right",
    asks: &[],
    rows: |desk, me, _| {
        access::sees_requests(me).map_err(|refusal| door::closed(&refusal))?;
        let (today, cohort) = (desk.today(), desk.cohort(Moment::END_OF_TIME));
        let all = asking(desk, &desk.seen(me)?, &cohort);
        let named = |child: &Timeline| words::name(child).unwrap_or_else(|| child.child.to_string());
        let see = all.see.into_iter().map(|(child, said, due)| {
            vec![
                child.child.to_string(),
                named(child),
                "To see a record".to_owned(),
                said.received.to_string(),
                stands(said, today),
                rows::day(said.ended().is_none().then_some(due)),
                rows::day(said.ended()),
            ]
        });
        let right = all.right.into_iter().map(|(child, said)| {
            vec![
                child.child.to_string(),
                named(child),
                "To put it right".to_owned(),
                said.received.to_string(),
                said.outcome.map_or_else(|| "Not decided".to_owned(), |outcome| outcome.label().to_owned()),
                rows::day(said.decided.is_none().then(|| right_by(said))),
                rows::day(said.decided),
            ]
        });
        let headings = ["Child", "Name", "What", "Received", "Where it stands", "By", "Ended"];
        Ok(Rows::new(&headings, see.chain(right).collect()))
    },
};

/// By when, and whether that is past.
fn by(due: Day, today: Day) -> Cell {
    if due < today {
        Cell::part(&Tag::new(format!("Late: {}", due.to_words()), Colour::Red))
    } else {
        Cell::new(due.to_words())
    }
}

fn seeing(all: &[(&Timeline, &AccessRequest, Day)], today: Day) -> Table {
    let columns = [
        Column::text("Whose record"),
        Column::date("Received"),
        Column::text("In which way"),
        Column::text("Where it stands"),
        Column::date("By"),
    ];
    let mut table = Table::new("Requests to see a record of the last year, what is open first", columns)
        .caption_hidden()
        .when_empty("Nobody has asked to see a record that is open to you.");
    for (child, said, due) in all.iter().take(ROWS) {
        let name = words::name(child).unwrap_or_else(|| child.child.to_string());
        table.push([
            Cell::link(name, &super::address(&child.child)),
            Cell::new(said.received.to_words()),
            said.sort.map_or_else(|| Cell::none("not said"), |sort| Cell::new(sort.label())),
            Cell::new(stands(said, today)),
            if said.ended().is_some() { Cell::none("ended") } else { by(*due, today) },
        ]);
    }
    table
}

/// Where a request stands, in a few words.
pub(super) fn stands(said: &AccessRequest, today: Day) -> String {
    match said {
        _ if said.taken_back.is_some() => "Taken back".to_owned(),
        _ if said.refused.is_some() => "Refused".to_owned(),
        _ if said.answered.is_some() => "Handed over".to_owned(),
        _ if said.asked.is_some() && said.said.is_none() => {
            format!(
                "The clock stands still: asked what is meant, {} so far",
                words::counted(stood_still(said, today).unsigned_abs() as usize, "day", "days")
            )
        }
        _ if said.identity.is_none() && said.identified.is_none() => "Who asks is not shown yet".to_owned(),
        _ if said.checked_by.is_some() => "Checked: can be handed over".to_owned(),
        _ if said.prepared_by.is_some() => "Ready: waits for a second person".to_owned(),
        _ => "Being made ready".to_owned(),
    }
}

fn wrong(all: &[(&Timeline, &RectificationRequest)], today: Day) -> Table {
    let columns = [
        Column::text("Whose record"),
        Column::date("Received"),
        Column::text("Who says so"),
        Column::text("Decided"),
        Column::date("By"),
    ];
    let mut table =
        Table::new("Requests to put a record right of the last year, what is open first", columns)
            .caption_hidden()
            .when_empty("Nobody has said that a record is wrong that is open to you.");
    for (child, said) in all.iter().take(ROWS) {
        let name = words::name(child).unwrap_or_else(|| child.child.to_string());
        let due = right_by(said);
        table.push([
            Cell::link(name, &super::address(&child.child)),
            Cell::new(said.received.to_words()),
            Cell::new(&said.by),
            said.outcome.map_or_else(|| Cell::none("not yet"), |outcome| Cell::new(outcome.label())),
            if said.decided.is_some() { Cell::none("ended") } else { by(due, today) },
        ]);
    }
    table
}
