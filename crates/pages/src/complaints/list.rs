//! `/complaints`: every complaint that the reader may see: at which stage, what it wants and by which day; what was learnt
//! and is still to be seen to; compliments of the year.

use std::collections::BTreeMap;

use access::Person;
use axum::extract::State;
use calendar::{Day, Moment};
use oversight::complaint::{Stage, Thread, threads};
use records::complaints::{ComplaintTheme, Compliment};
use timeline::{Cohort, Timeline};
use web::parts::{Cell, Colour, Column, Table, Tag};
use web::{Address, Html, Page, Problem};

use crate::child::door;
use crate::child::overview::heading;
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// Rows of a table on the page.
const ROWS: usize = 60;

/// The page.
///
/// # Errors
/// The reader's work has no complaints.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::sees_complaints(&me).map_err(|refusal| door::closed(&refusal))?;
        let today = desk.today();
        let cohort = desk.cohort(Moment::END_OF_TIME);
        let (children, year) = (open_to(desk, &me, &cohort)?, today.plus_months(-12));
        let all = gathered(desk, &children, today);
        let waiting = all.iter().filter(|(_, thread)| is_open(thread.stage)).count();
        // Something may still be late of a complaint that has been answered: it is told apart, and in no count of the open.
        let late = |open: bool| {
            let late =
                all.iter().filter(|(_, thread)| thread.is_late(today) && is_open(thread.stage) == open);
            late.count()
        };
        let learning: usize = all.iter().map(|(_, thread)| thread.late_learning(today).count()).sum();
        let sentence = format!(
            "{}, {} with something late. {} with something late. {} learnt should have been seen to by now.",
            words::counted(waiting, "complaint is open", "complaints are open"),
            late(true),
            words::counted(late(false), "complaint has ended", "complaints have ended"),
            words::counted(learning, "thing", "things")
        );
        let html = Html::of(&lead(&sentence))
            .with(&table(&all, today))
            .with(&rows::download("Complaints", "/complaints.csv"))
            .with(&heading("What they are about"))
            .with(&themes(&all))
            .with(&heading("Compliments of the last year"))
            .with(&compliments(desk, &children, year));
        Ok(Page::new("Complaints")
            .caption(today.to_words())
            .in_menu("/team")
            .under("My team", Address::new("/team"))
            .body(html))
    })
    .await
}

/// The children of whose records the reader sees the whole.
fn open_to<'a>(desk: &Desk, me: &Person, cohort: &'a Cohort) -> Result<Vec<&'a Timeline>, Problem> {
    let seen = desk.seen(me)?;
    let children = cohort.children.iter().map(|child| &**child);
    Ok(children.filter(|child| seen.has_whole(&child.child)).collect())
}

fn is_open(stage: Stage) -> bool {
    !matches!(stage, Stage::Closed | Stage::NotTaken)
}

/// Their complaints that are open or of the last year, what is open and soonest first.
fn gathered<'a>(desk: &Desk, children: &[&'a Timeline], today: Day) -> Vec<(&'a Timeline, Thread<'a>)> {
    let mut all: Vec<(&Timeline, Thread<'_>)> = Vec::new();
    for child in children {
        if child.strand::<records::complaints::Complaint>().next().is_some() {
            let duties = super::duties(desk, child, today);
            all.extend(threads(child, &duties, today).into_iter().map(|thread| (*child, thread)));
        }
    }
    let year = today.plus_months(-12);
    all.retain(|(_, thread)| thread.stage != Stage::Closed || thread.said.received > year);
    all.sort_by_key(|(_, thread)| {
        (
            !is_open(thread.stage),
            thread.wants.first().is_none_or(|(_, by)| by.is_none()),
            thread.wants.first().and_then(|(_, by)| *by),
        )
    });
    all
}

/// The same to take away.
pub(crate) const LIST: List = List {
    name: "complaints",
    title: "Complaints that are open, or of the last year",
    asks: &[],
    rows: |desk, me, _| {
        access::sees_complaints(me).map_err(|refusal| door::closed(&refusal))?;
        let cohort = desk.cohort(Moment::END_OF_TIME);
        let children = open_to(desk, me, &cohort)?;
        let rows = gathered(desk, &children, desk.today())
            .into_iter()
            .map(|(child, thread)| {
                let wants: Vec<&str> = thread.wants.iter().map(|(wants, _)| wants.words()).collect();
                let themes: Vec<&str> = thread.said.themes.iter().map(|theme| theme.label()).collect();
                vec![
                    child.child.to_string(),
                    words::name(child).unwrap_or_default(),
                    thread.said.received.to_string(),
                    thread.stage.words().to_owned(),
                    wants.join("; "),
                    rows::day(thread.wants.first().and_then(|(_, by)| *by)),
                    thread.said.outcome().map(|end| end.label().to_owned()).unwrap_or_default(),
                    themes.join("; "),
                ]
            })
            .collect();
        Ok(Rows::new(&["child", "name", "received", "stage", "wants", "by", "found", "themes"], rows))
    },
};

fn table(all: &[(&Timeline, Thread<'_>)], today: Day) -> Table {
    let columns = [
        Column::text("Child"),
        Column::date("Received"),
        Column::text("Stage"),
        Column::prose("What it wants"),
        Column::date("By"),
        Column::text("Found"),
    ];
    let mut table = Table::new("Complaints of the last year, what is open first", columns)
        .caption_hidden()
        .when_empty("No complaint is recorded of a child whom you see.");
    for (child, thread) in all.iter().take(ROWS) {
        let name = words::name(child).unwrap_or_else(|| child.child.to_string());
        let first = thread.wants.first();
        let by = first.and_then(|(_, by)| *by);
        let wants: Vec<&str> = thread.wants.iter().map(|(wants, _)| wants.words()).collect();
        table.push([
            Cell::link(name, &super::address(&child.child)),
            Cell::new(thread.said.received.to_words()),
            Cell::new(thread.stage.words()),
            if wants.is_empty() { Cell::none("nothing") } else { Cell::new(wants.join("; ")) },
            match by {
                Some(by) if by < today => {
                    Cell::part(&Tag::new(format!("Late: {}", by.to_words()), Colour::Red))
                }
                Some(by) => Cell::new(by.to_words()),
                None => Cell::none("no day"),
            },
            thread.said.outcome().map_or_else(|| Cell::none("not yet"), |end| Cell::new(end.label())),
        ]);
    }
    table
}

fn themes(all: &[(&Timeline, Thread<'_>)]) -> Table {
    let mut counted: BTreeMap<ComplaintTheme, (usize, usize)> = BTreeMap::new();
    for (_, thread) in all {
        for theme in &thread.said.themes {
            let (count, upheld) = counted.entry(*theme).or_default();
            *count += 1;
            use records::complaints::ComplaintEnd::{Partly, Upheld};
            *upheld += usize::from(matches!(thread.said.outcome(), Some(Upheld | Partly)));
        }
    }
    let columns =
        [Column::text("Theme"), Column::number("Complaints"), Column::number("Upheld, wholly or partly")];
    let mut table = Table::new("Themes", columns).caption_hidden().when_empty("No theme is recorded.");
    for (theme, (count, upheld)) in counted {
        table.push([Cell::new(theme.label()), Cell::new(count), Cell::new(upheld)]);
    }
    table
}

fn compliments(desk: &Desk, children: &[&Timeline], since: Day) -> Table {
    let columns = [
        Column::date("Day"),
        Column::text("Who says it"),
        Column::text("Of whom"),
        Column::prose("In their words"),
    ];
    let mut table = Table::new("Compliments, newest first", columns)
        .caption_hidden()
        .when_empty("No compliment is recorded.");
    let mut all: Vec<&Compliment> = children
        .iter()
        .flat_map(|child| child.strand::<Compliment>())
        .map(|said| said.record)
        .filter(|said| said.day > since)
        .collect();
    all.sort_by_key(|said| std::cmp::Reverse(said.day));
    for said in all.into_iter().take(ROWS) {
        let of = said.worker.as_deref().map(|who| words::worker(desk, who));
        table.push([
            Cell::new(said.day.to_words()),
            Cell::new(said.from.label()),
            of.map_or_else(
                || Cell::none(if said.household.is_some() { "carers" } else { "not said" }),
                Cell::new,
            ),
            Cell::html(words::lines(&said.words)),
        ]);
    }
    table
}
