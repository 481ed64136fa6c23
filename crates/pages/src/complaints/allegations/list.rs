//! `/allegations`: what is open, what is due by which day, and how those of the last year ended.

use axum::extract::State;
use calendar::{Day, Moment};
use clocks::State as Stands;
use records::protection::Allegation;
use timeline::{Standpoint, Stranded};
use web::parts::{Cell, Colour, Column, Table, Tag};
use web::{Address, Html, Link, Page, Problem};

use super::{address, few};
use crate::child::glance::link;
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// The page.
///
/// # Errors
/// The reader is not one of the few.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        few(desk, &me)?;
        let today = desk.today();
        let (cohort, authority) = (desk.cohort(Moment::END_OF_TIME), desk.authority(Moment::END_OF_TIME));
        let at = Standpoint { day: today, known: Moment::END_OF_TIME, authority: &authority };
        let year = today.plus_months(-12);
        let mut rows: Vec<(bool, Day, Vec<Cell>)> = Vec::new();
        let (mut open, mut late) = (0, 0);
        // Nobody sees one about themselves, nor that there is one.
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
                open += usize::from(said.concluded.is_none());
                let is_late = next.is_some_and(|duty| matches!(duty.state_on(today), Stands::Overdue(_)));
                late += usize::from(is_late);
                let name = said.name.clone().unwrap_or_else(|| desk.people().name_of(&worker.id).to_owned());
                let by = match next {
                    Some(duty) if is_late => Cell::part(&Tag::new(
                        format!("{}: late since {}", duty.clock.title, duty.due.to_words()),
                        Colour::Red,
                    )),
                    Some(duty) => Cell::new(format!("{}: {}", duty.clock.title, duty.due.to_words())),
                    None => Cell::none("nothing"),
                };
                let meetings = said.meetings.len();
                rows.push((
                    said.concluded.is_some(),
                    said.aware,
                    vec![
                        Cell::link(name, &address(&worker.id, said.id)),
                        Cell::new(said.works_as.as_deref().unwrap_or("not said")),
                        Cell::new(said.aware.to_words()),
                        said.threshold.map_or_else(
                            || Cell::none("not decided"),
                            |threshold| Cell::new(threshold.label()),
                        ),
                        Cell::new(meetings),
                        by,
                        said.outcome
                            .map_or_else(|| Cell::none("not yet"), |outcome| Cell::new(outcome.label())),
                    ],
                ));
            }
        }
        rows.sort_by_key(|(concluded, aware, _)| (*concluded, *aware));
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
        for (_, _, cells) in rows {
            table.push(cells);
        }
        let sentence =
            format!("{}, {late} late.", words::counted(open, "allegation is open", "allegations are open"));
        let html = Html::of(&lead(&sentence))
            .with(&link(&Link::new("Record an allegation", Address::new("/allegations/new"))))
            .with(&table);
        Ok(Page::new("Allegations").caption("Open to a few only").in_menu("/find").body(html))
    })
    .await
}
