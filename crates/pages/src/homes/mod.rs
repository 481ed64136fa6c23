//! Finding homes and keeping them: `/child/{child}/matching` every household and home for a child, with the decision;
//! `/matching` the children who wait, which needs find no home, and a joint proposal; `/fostering` the service;
//! `/fostering/{household}` one household; `/fostering-year` the data of a year; `/sufficiency` need against homes.
//!
//! Nothing is judged here: `matching` ranks, `oversight::fostering` counts, a person decides.

pub(crate) mod by_program;
pub(crate) mod dataset;
pub(crate) mod fostering;
mod household;
pub(crate) mod matching;
mod record;
pub(crate) mod sufficiency;
pub(crate) mod together;
pub(crate) mod work;

use ::matching::{Place, PlaceId, World};
use access::Person;
use axum::Router;
use axum::routing::get;
use calendar::Moment;
use timeline::Cohort;
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
        .route("/fostering/{household}", get(household::get))
        .route("/fostering/{household}/record/{kind}", get(record::get).post(record::post))
        .route("/homes-work", get(work::get))
        .route("/homes-work.csv", rows::file(&work::LIST))
        .route("/fostering-year", get(dataset::get))
        .route("/fostering-year.csv", rows::file(&dataset::LIST))
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
fn address(household: &str) -> Address {
    Address::new("/fostering").at(household)
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
fn everybody(desk: &Desk) -> std::sync::Arc<Cohort> {
    desk.cohort(Moment::END_OF_TIME)
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
        _ => Cell::new(called(me, place)),
    }
}
