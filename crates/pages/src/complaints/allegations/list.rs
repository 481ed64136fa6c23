//! `/allegations`: what is open, what is due by which day, and how those of the last year ended.

use access::Person;
use axum::extract::State;
use calendar::{Day, Moment};
use clocks::{Duty, State as Stands};
use records::protection::Allegation;
use timeline::{Standpoint, Stranded};
use web::parts::{Cell, Colour, Column, Table, Tag};
use web::{Address, Html, Link, Page, Problem};

use super::{address, few};
use crate::child::glance::link;
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// One of the list.
struct One {
    /// Whom it is about, by identifier.
    about: String,
    record: String,
    name: String,
    said: Allegation,
    /// What is due next.
    next: Option<Duty>,
}

impl One {
    fn is_late(&self, today: Day) -> bool {
        self.next.as_ref().is_some_and(|duty| matches!(duty.state_on(today), Stands::Overdue(_)))
    }
}

/// What is open, and what was concluded in the last year; what is open first. Nobody sees one about themselves, nor that there
/// is one.
fn gathered(desk: &Desk, me: &Person) -> Result<Vec<One>, Problem> {
    few(desk, me)?;
    let today = desk.today();
    let (cohort, authority) = (desk.cohort(Moment::END_OF_TIME), desk.authority(Moment::END_OF_TIME));
    let at = Standpoint { day: today, known: Moment::END_OF_TIME, authority: &authority };
    let year = today.plus_months(-12);
    let mut all: Vec<One> = Vec::new();
    for worker in cohort.workers.iter().filter(|worker| *worker.id != *me.id) {
        let duties = clocks::due_of_worker(worker, &at);
        for said in worker.strand::<Allegation>() {
            if said.concluded.is_some_and(|concluded| concluded <= year) {
                continue;
            }
            let next = duties
                .iter()
                .filter(|duty| duty.clock.id.starts_with("lado.") && duty.state_on(today).is_open())
                .filter(|duty| duty.because.day == said.aware || said.reported == Some(duty.because.day))
                .min_by_key(|duty| duty.due);
            let name = said.name.clone().unwrap_or_else(|| desk.people().name_of(&worker.id).to_owned());
            all.push(One {
                about: worker.id.to_string(),
                record: said.id.to_string(),
                name,
                said: said.record.clone(),
                next: next.cloned(),
            });
        }
    }
    all.sort_by_key(|one| (one.said.concluded.is_some(), one.said.aware));
    Ok(all)
}

/// The same to take away: whom it is about and where it stands, and nothing of what is said.
pub(crate) const LIST: List = List {
    name: "allegations",
    title: "Allegations that are open, or were concluded in the last year: for the few",
    asks: &[],
    rows: |desk, me, _| {
        let rows = gathered(desk, me)?.into_iter().map(|one| {
            vec![
                one.name,
                one.said.works_as.unwrap_or_default(),
                one.said.aware.to_string(),
                one.said.threshold.map(|threshold| threshold.label().to_owned()).unwrap_or_default(),
                one.said.meetings.len().to_string(),
                one.next.as_ref().map(|duty| duty.clock.title.to_owned()).unwrap_or_default(),
                rows::day(one.next.map(|duty| duty.due)),
                one.said.outcome.map(|outcome| outcome.label().to_owned()).unwrap_or_default(),
                rows::day(one.said.concluded),
            ]
        });
        let headings = [
            "About",
            "What they do",
            "Employer aware",
            "Threshold",
            "Meetings",
            "Due",
            "By",
            "Found",
            "Concluded",
        ];
        Ok(Rows::new(&headings, rows.collect()))
    },
};

/// The page.
///
/// # Errors
/// The reader is not one of the few.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let (all, today) = (gathered(desk, &me)?, desk.today());
        let open = all.iter().filter(|one| one.said.concluded.is_none()).count();
        let late = all.iter().filter(|one| one.is_late(today)).count();
        let columns = [
            Column::text("About"),
            Column::text("What they do"),
            Column::date("Employer aware"),
            Column::text("Threshold"),
            Column::number("Meetings"),
            Column::text("Due"),
            Column::text("Found"),
        ];
        let mut table = Table::new("Allegations, what is open first", columns)
            .caption_hidden()
            .when_empty("No allegation is recorded in the last year.");
        for one in &all {
            let by = match &one.next {
                Some(duty) if one.is_late(today) => Cell::part(&Tag::new(
                    format!("{}: late since {}", duty.clock.title, duty.due.to_words()),
                    Colour::Red,
                )),
                Some(duty) => Cell::new(format!("{}: {}", duty.clock.title, duty.due.to_words())),
                None => Cell::none("nothing"),
            };
            let said = &one.said;
            table.push([
                Cell::link(one.name.as_str(), &address(&one.about, &one.record)),
                Cell::new(said.works_as.as_deref().unwrap_or("not said")),
                Cell::new(said.aware.to_words()),
                said.threshold
                    .map_or_else(|| Cell::none("not decided"), |threshold| Cell::new(threshold.label())),
                Cell::new(said.meetings.len()),
                by,
                said.outcome.map_or_else(|| Cell::none("not yet"), |outcome| Cell::new(outcome.label())),
            ]);
        }
        let sentence =
            format!("{}, {late} late.", words::counted(open, "allegation is open", "allegations are open"));
        let html = Html::of(&lead(&sentence))
            .with(&link(&Link::new("Record an allegation", Address::new("/allegations/new"))))
            .with(&link(&Link::new("What was learnt from them", Address::new("/allegations/learning"))))
            .with(&table)
            .with(&rows::download("Allegations", "/allegations.csv"));
        Ok(Page::new("Allegations").caption("Open to a few only").in_menu("/find").body(html))
    })
    .await
}
