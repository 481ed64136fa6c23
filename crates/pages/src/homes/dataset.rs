//! `/fostering-year`: what the regulator asks of a fostering service for a year, as far as this record knows it; each line
//! leads to its households. `/fostering-year.csv`: the same as a file; `/fostering-year.pdf`: the report of the year.

use std::collections::BTreeMap;

use ::matching::World;
use axum::extract::State;
use axum::response::Response;
use calendar::{Day, Period};
use oversight::fostering::dataset::{Line, dataset, year_of};
use records::fostering::StatementOfPurpose;
use reports::fostering_year::{InTime, NO_PURPOSE, Run};
use timeline::{Cohort, Stranded};
use web::parts::{Cell, Choice, Column, Download, Downloads, Filter, Inset, SummaryList, Table};
use web::{Address, Html, Page, Problem, Query};

use super::{address, everybody, finds};

use crate::child::overview::heading;
use crate::rows::{List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::workforce::trackers;
use crate::{Desk, words};

/// Years that can be chosen, that which runs among them.
const YEARS: i32 = 5;

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    /// The year in which it ends.
    #[serde(default)]
    year: String,
    /// A line whose households are shown.
    #[serde(default)]
    line: String,
}

const NO_LINE: Problem =
    Problem::Missing("There is no such line. The page of the year lists those that there are.");

fn year(asked: &str, today: Day) -> Period {
    let now = year_of(today);
    let back = asked.parse::<i32>().map_or(0, |year| now.to.year() - year);
    (0..YEARS).find(|years| *years == back).map_or(now, |years| year_of(today.plus_years(-years)))
}

/// What was due in the year for the households, and how much of it was done in time, with the provision that asks it: for the
/// yearly report on performance. What is due today is not late yet.
fn in_time(cohort: &Cohort, year: Period, today: Day) -> Vec<InTime> {
    let at = cohort.standpoint(year.to.min(today));
    type Counted = (&'static clocks::Clock, usize, usize);
    let mut all: BTreeMap<(&'static str, &'static str), Counted> = BTreeMap::new();
    for of in &cohort.households {
        for duty in clocks::fostering::households::FAMILY.of_household(of, &at) {
            if year.contains(duty.due) && duty.due < today && duty.clock.sort.is_to_do() {
                let entry = all.entry((duty.clock.title, duty.clock.id)).or_insert((duty.clock, 0, 0));
                entry.1 += 1;
                entry.2 += usize::from(duty.met.is_some_and(|met| met.day <= duty.due));
            }
        }
    }
    let said = all.into_values().map(|(clock, due, met)| {
        let limit = clock.limit.in_force(at.day);
        let provision = limit.map_or_else(|| "a local standard".to_owned(), |limit| limit.cite.to_string());
        InTime { what: clock.title, due, met, provision }
    });
    said.collect()
}

fn in_time_table(all: &[InTime]) -> Html {
    let columns = [
        Column::text("What"),
        Column::number("Due"),
        Column::number("In time"),
        Column::number("Share"),
        Column::prose("By which provision"),
    ];
    let mut table = Table::new("Done in time", columns)
        .caption_hidden()
        .when_empty("Nothing that is recorded here was due in the year.");
    for each in all {
        let share = each
            .share()
            .map_or_else(|| Cell::none("nothing was due"), |share| Cell::new(format!("{share}%")));
        table.push([
            Cell::new(each.what),
            Cell::new(each.due),
            Cell::new(each.met),
            share,
            Cell::new(&each.provision),
        ]);
    }
    heading("Done in time").with(&table)
}

/// The statement of purpose that held on a day, with what the law asks of it; nothing where none is written down.
fn purpose(desk: &Desk, day: Day) -> Vec<(&'static str, String)> {
    let authority = desk.authority(calendar::Moment::END_OF_TIME);
    let said = authority.strand::<StatementOfPurpose>().rfind(|said| said.approved <= day);
    let Some(said) = said else { return Vec::new() };
    let late = said.review_by.is_some_and(|by| by < day);
    let review = said.review_by.map_or_else(|| "Not said".to_owned(), |by| by.to_words());
    let mut rows = vec![
        ("Approved", said.approved.to_words()),
        ("Aims and objectives", said.aims.clone()),
        ("Services and support", said.services.clone()),
    ];
    rows.extend(said.staff.map(|staff| ("People who work in it", format!("{staff:.0}"))));
    let procedures = "How carers are recruited, approved, trained, supported and reviewed";
    rows.extend(said.procedures.clone().map(|text| (procedures, text)));
    rows.extend([
        ("Sent to Ofsted", said.sent.map_or_else(|| "Not recorded".to_owned(), |on| on.to_words())),
        ("Looked at again by", if late { format!("{review}, overdue") } else { review }),
        ("Asked by", "Fostering Services (England) Regulations 2011, regulations 3 and 4".to_owned()),
    ]);
    rows
}

fn purpose_list(rows: &[(&'static str, String)]) -> Html {
    let html = heading("Statement of purpose");
    if rows.is_empty() {
        return html.with(&Inset::new(NO_PURPOSE));
    }
    let list = rows.iter().fold(SummaryList::new(), |list, (what, says)| list.row(*what, words::lines(says)));
    html.with(&list)
}

fn lines(desk: &Desk, cohort: &Cohort, year: Period) -> Vec<Line> {
    let today = desk.today();
    let world = World::of(cohort, year.to.min(today), desk.places());
    dataset(cohort, &world, year, today)
}

/// The page.
///
/// # Errors
/// It is not the reader's list; there is no such line; the journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        finds(&me)?;
        let (today, cohort) = (desk.today(), everybody(desk));
        let year = year(&asked.year, today);
        let lines = lines(desk, &cohort, year);
        let at = format!("{} to {}", year.from.to_words(), year.to.to_words());
        let here = Address::new("/fostering-year").with("year", year.to.year());
        if !asked.line.is_empty() {
            let line = lines.iter().find(|line| line.id == asked.line).ok_or(NO_LINE)?;
            return Ok(trackers::page("The fostering year", at).body(behind(line, here)));
        }
        let not_known = lines.iter().filter(|line| line.count.is_none()).count();
        let sentence = format!(
            "{} of {} lines are known here{}. What nobody records is told as not known, never as none.",
            lines.len() - not_known,
            lines.len(),
            if year.to > today { ", so far" } else { "" },
        );
        let years = (0..YEARS).map(|back| {
            let of = year_of(today.plus_years(-back));
            Choice::new(of.to.year().to_string(), format!("Year to 31 March {}", of.to.year()))
        });
        let mut html = lead(&sentence).with(&Filter::new("Which year", "/fostering-year").select(
            "year",
            "Year",
            years,
            year.to.year().to_string(),
        ));
        let mut groups: Vec<&str> = lines.iter().map(|line| line.group).collect();
        groups.dedup();
        for group in groups {
            let columns = [Column::text("What"), Column::number("How many")];
            let mut table = Table::new(group, columns).caption_hidden();
            for line in lines.iter().filter(|line| line.group == group) {
                table.push([Cell::new(&line.what), number(line, &here)]);
            }
            html = html.with(&heading(group)).with(&table);
        }
        html = html
            .with(&in_time_table(&in_time(&cohort, year, today)))
            .with(&purpose_list(&purpose(desk, year.to.min(today))));
        let file = |at: &'static str| Address::new(at).with("year", year.to.year());
        html = html.with(&Downloads::new([
            Download::new("The report of the year", "PDF", file("/fostering-year.pdf")),
            Download::new("The fostering year", "CSV", file("/fostering-year.csv")),
        ]));
        Ok(trackers::page("The fostering year", at).body(html))
    })
    .await
}

/// The report of the year to print: its data, what was done in time and by which provision it is asked, the statement of purpose.
///
/// # Errors
/// It is not the reader's; the journal cannot be read; the file cannot be made.
pub(crate) async fn pdf(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    desk.work(move |desk| {
        finds(&me)?;
        let (today, cohort) = (desk.today(), everybody(desk));
        let year = year(&asked.year, today);
        let run = Run {
            authority: cohort.authority.name.as_deref().unwrap_or("This authority"),
            year,
            today,
            lines: &lines(desk, &cohort, year),
            in_time: &in_time(&cohort, year, today),
            purpose: &purpose(desk, year.to.min(today)),
        };
        crate::leaving_care::pdf(&run.document(), &format!("fostering-{}.pdf", year.to.year()))
    })
    .await
}

fn number(line: &Line, here: &Address) -> Cell {
    match line.count {
        None => Cell::none(&format!("not known here: {}", line.note.unwrap_or("nobody records it"))),
        Some(count) if line.households.is_empty() => Cell::new(count),
        Some(count) => Cell::link(count, &here.clone().with("line", &line.id)),
    }
}

/// The households behind a line.
fn behind(line: &Line, here: Address) -> Html {
    let mut table = Table::new("Households", [Column::text("Household"), Column::number("Counts")])
        .caption_hidden()
        .when_empty("No household counts here.");
    let mut all = line.households.clone();
    all.sort();
    for same in all.chunk_by(|a, b| a == b) {
        table.push([Cell::link(&same[0], &address(&same[0])), Cell::new(same.len())]);
    }
    let mut html = lead(&format!("{}: {}.", line.group, line.what));
    if line.count.is_none() {
        html =
            html.with(&Inset::new(format!("Not known here: {}.", line.note.unwrap_or("nobody records it"))));
    }
    html.with(&table).with(&crate::child::glance::link(&web::Link::new("The whole year", here)))
}

/// The same to take away.
pub(crate) const LIST: List = List {
    name: "fostering-year",
    title: "The yearly data of the fostering service, as far as the record knows it",
    asks: &[("year", "The year in which it ends, on 31 March; the year that runs where it is not given")],
    rows: |desk, me, asked| {
        finds(me)?;
        let asked: Asked = asked.read()?;
        let cohort = everybody(desk);
        let year = year(&asked.year, desk.today());
        let rows = lines(desk, &cohort, year)
            .into_iter()
            .map(|line| {
                let count = line.count.map_or_else(|| "not known here".to_owned(), |count| count.to_string());
                vec![
                    year.to.to_string(),
                    line.id,
                    line.group.to_owned(),
                    line.what,
                    count,
                    line.note.unwrap_or_default().to_owned(),
                ]
            })
            .collect();
        Ok(Rows::new(&["year_to", "line", "group", "what", "count", "note"], rows))
    },
};
