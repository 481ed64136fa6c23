//! `/fostering-year`: what the regulator asks of a fostering service for a year, as far as this record knows it; each line
//! leads to its households. `/fostering-year.csv`: the same as a file.

use ::matching::World;
use axum::extract::State;
use calendar::{Day, Period};
use oversight::fostering::dataset::{Line, dataset, year_of};
use timeline::Cohort;
use web::parts::{Cell, Choice, Column, Download, Downloads, Filter, Inset, Table};
use web::{Address, Html, Page, Problem, Query};

use super::{address, everybody, finds};
use crate::Desk;
use crate::child::overview::heading;
use crate::rows::{List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::workforce::trackers;

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
        let file = Address::new("/fostering-year.csv").with("year", year.to.year());
        html = html.with(&Downloads::new([Download::new("The fostering year", "CSV", file)]));
        Ok(trackers::page("The fostering year", at).body(html))
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
