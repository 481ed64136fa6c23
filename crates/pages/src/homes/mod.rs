//! Finding homes and keeping them: `/child/{child}/matching` every household and home for a child, with the decision;
//! `/matching` the children who wait, which needs find no home, and a joint proposal; `/fostering` the service;
//! `/fostering/{household}` one household that fosters or adopts, or asks to; `/fostering/new` and `/adoption/new` somebody asks;
//! `/homes` and `/homes/{home}` children’s homes; `/fostering-year` the data of a year; `/sufficiency` need against homes.
//!
//! Nothing is judged here: `matching` ranks, `oversight::fostering` counts, a person decides.

mod asked_for;
pub(crate) mod begin;
pub(crate) mod by_program;
pub(crate) mod dataset;
pub(crate) mod fostering;
pub(crate) mod home;
mod household;
pub(crate) mod matching;
mod messages;
mod record;
mod stage;
pub(crate) mod sufficiency;
pub(crate) mod together;
pub(crate) mod work;

use ::matching::{Place, PlaceId, World};
use access::Person;
use axum::Router;
use axum::routing::get;
use calendar::{Day, Moment};
use records::adoption::AdopterApplication;
use records::fostering::{FosteringApplication, HouseholdDetails};
use timeline::{Cohort, Household, Stranded};
use web::parts::Cell;
use web::{Address, Problem};

use crate::child::door;
use crate::child::fast;
use crate::{Desk, rows};

/// The addresses.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/fostering", get(fostering::get))
        .route("/fostering.csv", rows::file(&fostering::HOUSEHOLDS))
        .route("/fostering-checks.csv", rows::file(&fostering::CHECKS))
        .route("/fostering/new", get(begin::fostering).post(begin::fostering_sent))
        .route("/adoption/new", get(begin::adoption).post(begin::adoption_sent))
        .route("/homes", get(home::all))
        .route("/homes.csv", rows::file(&home::LIST))
        .route("/homes/new", get(begin::home).post(begin::home_sent))
        .route("/homes/{home}", get(home::get))
        .route("/homes/{home}/record/{kind}", get(home::form).post(home::post))
        .route("/fostering/{household}", get(household::get))
        .route("/fostering/{household}/record/{kind}", get(record::get).post(record::post))
        .route("/fostering/{household}/stage/{stage}", get(stage::get).post(stage::post))
        .route("/fostering/{household}/answer-message", get(messages::get).post(messages::post))
        .route("/homes-work", get(work::get))
        .route("/homes-work.csv", rows::file(&work::LIST))
        .route("/fostering-year", get(dataset::get))
        .route("/fostering-year.csv", rows::file(&dataset::LIST))
        .route("/fostering-year.pdf", get(dataset::pdf))
        .route("/sufficiency", get(sufficiency::get))
        .route("/sufficiency.csv", rows::file(&sufficiency::LIST))
        .route("/matching", get(together::get))
        .route("/matching.csv", rows::file(&together::LIST))
        .route(
            "/child/{child}/matching",
            get(fast::get::<matching::FindAHome>).post(fast::post::<matching::FindAHome>),
        )
}

/// The address of a household.
pub(crate) fn address(household: &str) -> Address {
    Address::new("/fostering").at(household)
}

/// What a household is called on a day, where somebody wrote it down: by its details, or by who asked.
pub(crate) fn name_of(household: &Household, today: Day) -> Option<&str> {
    let details = household.strand::<HouseholdDetails>().rfind(|said| said.since <= today);
    let fosters =
        || household.strand::<FosteringApplication>().rev().find_map(|said| said.record.name.as_deref());
    let adopts =
        || household.strand::<AdopterApplication>().rev().find_map(|said| said.record.name.as_deref());
    let name = details.map(|said| said.record.name.as_str()).or_else(fosters).or_else(adopts);
    name.map(str::trim).filter(|name| !name.is_empty())
}

/// A household in a list: its name with its number under it for those whose work it is, its number alone for others and where
/// nobody wrote a name down.
pub(crate) fn named(me: &Person, cohort: &Cohort, id: &str, today: Day) -> Cell {
    if access::household(me, id).is_err() {
        return Cell::new(id);
    }
    let household = cohort.households.iter().find(|household| *household.id == *id);
    match household.and_then(|household| name_of(household, today)) {
        Some(name) => Cell::linked_with_under(name, &address(id), id),
        None => Cell::link(id, &address(id)),
    }
}

/// What a household is called for a reader: its name, for those whose work it is; its number for others.
pub(crate) fn called_household(me: &Person, cohort: &Cohort, id: &str, today: Day) -> String {
    let may = access::household(me, id).is_ok();
    let household = cohort.households.iter().find(|household| may && *household.id == *id);
    household.and_then(|household| name_of(household, today)).unwrap_or(id).to_owned()
}

/// What a home is called: what describes a home names nobody, and is no secret.
pub(crate) fn called_home(cohort: &Cohort, id: &str, today: Day) -> String {
    let home = cohort.homes.iter().find(|home| *home.id == *id);
    home.and_then(|home| home::details(home, today)).map_or_else(|| id.to_owned(), |said| said.name)
}

/// A home in a list, with a link for those who open its page.
pub(crate) fn named_home(me: &Person, cohort: &Cohort, id: &str, today: Day) -> Cell {
    let name = called_home(cohort, id, today);
    if access::finds_homes(me).is_ok() { Cell::link(name, &home::address(id)) } else { Cell::new(name) }
}

/// Where a home is found for a child.
fn matching_address(child: &str) -> Address {
    crate::child::address(child).at("matching")
}

/// The right to the lists.
fn finds(me: &Person) -> Result<(), Problem> {
    access::finds_homes(me).map_err(|refusal| door::closed(&refusal))
}

/// The world of today, with miles by the directory of postcodes that is kept here.
fn world<'a>(desk: &'a Desk, cohort: &'a Cohort) -> World<'a> {
    World::of(cohort, desk.today(), desk.places())
}

/// Everybody as known now.
pub(crate) fn everybody(desk: &Desk) -> std::sync::Arc<Cohort> {
    desk.cohort(Moment::END_OF_TIME)
}

/// What is said where no clock runs: nothing is due where a kind is recorded here, and otherwise nobody can tell.
fn nothing_due(cohort: &Cohort, kind: &records::Kind) -> &'static str {
    match cohort.authority.recorded_since(kind) {
        Some(_) => "Nothing is due.",
        None => "What is due is not known here: nobody has said since when these are recorded here.",
    }
}

/// What a place is called for a reader: its name, for those whose work it is; its number for others.
fn called(me: &Person, place: &Place<'_>) -> String {
    let may = matches!(place.id, PlaceId::Home(_)) || access::household(me, place.id.id()).is_ok();
    match place.name.filter(|_| may) {
        Some(name) => name.to_owned(),
        None => place.id.id().to_string(),
    }
}

/// The same as a cell, with a link where there is a page the reader may open.
fn cell(me: &Person, place: &Place<'_>) -> Cell {
    match &place.id {
        PlaceId::Household(id) if access::household(me, id).is_ok() => {
            Cell::link(called(me, place), &address(id))
        }
        PlaceId::Home(id) if access::finds_homes(me).is_ok() => {
            Cell::link(called(me, place), &home::address(id))
        }
        _ => Cell::new(called(me, place)),
    }
}
