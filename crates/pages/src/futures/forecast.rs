//! `/adoption-forecast`: the forecast of adoptions in the year, stored on the day on which it is made: what was expected stays
//! as it
//! was, and stands beside what came.

use access::Person;
use axum::extract::State;
use calendar::{Moment, Period};
use oversight::adoption::forecast::{self, Pace, Year};
use oversight::adoption::stage::Way;
use records::adoption::AdoptionForecast;
use records::{Act, Change, Place};
use std::sync::Arc;
use timeline::Stranded;
use web::parts::{Form, Inset};
use web::{Address, Answer, Html, Problem};

use super::told::{Holds, List, Told};
use crate::board::Board;
use crate::child::door;
use crate::child::overview::heading;
use crate::governance::settings;
use crate::signed::Me;
use crate::{Desk, words};

/// The year in numbers, of everybody: it names nobody.
fn sum(board: &Board, desk: &Desk) -> Year {
    let today = desk.today();
    let ways: Vec<&Way> = board.everybody().filter_map(|child| child.futures.way.as_ref()).collect();
    let since = today.plus_years(-3);
    let lately = |way: &&&Way| way.adopted.is_some_and(|adopted| adopted > since);
    let pace = Pace::of(ways.iter().filter(lately).copied());
    let thoughts: Vec<_> = ways.iter().filter_map(|way| forecast::of(way, pace, today)).collect();
    Year::of(&thoughts)
}

/// How many were adopted in a year that ends on 31 March.
fn adopted(board: &Board, year: i32) -> usize {
    let year = Period::financial_year(year);
    let ways = board.everybody().filter_map(|child| child.futures.way.as_ref());
    ways.filter(|way| way.adopted.is_some_and(|on| year.contains(on))).count()
}

/// The forecasts that were stored, beside what came, and the way to store that of today.
pub(super) fn section(desk: &Desk, me: &Person, board: &Board) -> Html {
    let authority = desk.authority(Moment::END_OF_TIME);
    let today = desk.today();
    let mut all: Vec<&AdoptionForecast> =
        authority.strand::<AdoptionForecast>().map(|said| said.record).collect();
    all.sort_by_key(|said| std::cmp::Reverse(said.day));
    let rows = all.into_iter().map(|said| {
        let year = said.year as i32;
        let came = adopted(board, year);
        let over = Period::financial_year(year).to < today;
        let (low, high) = (said.made + said.likely, said.made + said.likely + said.possible);
        let within = (low..=high).contains(&(came as f64));
        let stands = match (over, within) {
            (false, _) => Told::none("the year is not over"),
            (true, true) => Told::text("As thought"),
            (true, false) if (came as f64) < low => Told::text(format!("{:.0} fewer", low - came as f64)),
            (true, false) => Told::text(format!("{:.0} more", came as f64 - high)),
        };
        vec![
            Told::day(said.day),
            Told::text(year),
            Told::text(format!("{:.0}", said.made)),
            Told::text(format!("{:.0}", said.likely)),
            Told::text(format!("{:.0}", said.possible)),
            Told::text(came),
            stands,
        ]
    });
    let list = List {
        name: "adoption-forecasts",
        caption: "Forecasts as they were made",
        columns: &[
            (Holds::Day, "Made on"),
            (Holds::Number, "Year to March"),
            (Holds::Number, "Adopted by then"),
            (Holds::Number, "Likely"),
            (Holds::Number, "Possible"),
            (Holds::Number, "Adopted in that year"),
            (Holds::Words, "Beside what was thought"),
        ],
        rows: rows.collect(),
        empty: "No forecast was stored. What is worked out above changes from day to day.",
    };
    let html = heading("Forecasts as they were made").with(&list.table());
    if access::sets_the_service(me).is_err() {
        return html;
    }
    html.with(&Inset::new("A forecast that is stored is never changed: what came is compared with it."))
        .with(&Form::new(Address::new("/adoption-forecast"), "Store the forecast of today"))
}

/// Stores the forecast of today, once.
///
/// # Errors
/// The reader sets nothing for the service; the journal cannot be written.
pub(crate) async fn store(State(desk): State<Desk>, Me(me): Me) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        access::sets_the_service(&me).map_err(|refusal| door::closed(&refusal))?;
        let (board, today) = (desk.board(), desk.today());
        let sum = sum(&board, desk);
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let record = AdoptionForecast {
            day: today,
            year: f64::from(Period::financial_year_of(today).to.year()),
            made: number(sum.made),
            likely: number(sum.likely),
            possible: number(sum.possible),
            words: Some(format!(
                "Worked out from stages, hearings and the usual pace; {} not this year",
                words::counted(sum.unlikely, "child", "children")
            )),
        };
        let change = Change {
            subject: settings::subject(desk),
            // One of each day.
            id: format!("forecast-{today}").into(),
            revision: 1,
            act: Act::Record,
            reason: None,
            record: Arc::new(record),
            place: Place::default(),
        };
        let _ = desk.say_all(&me, settings::BECAUSE, &[change])?;
        Ok(Address::new("/adoption").with("view", "year").into())
    })
    .await
}
