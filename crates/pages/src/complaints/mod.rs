//! Complaints and compliments: who waits for an answer, and a child's complaints stage by stage with their clocks.
//!
//! Where a complaint stands and what it wants is `oversight`'s; its days are the clocks'.

pub(crate) mod allegations;
mod learning;
pub(crate) mod list;
mod step;
pub(crate) mod take;
mod thread;

use axum::Router;
use axum::routing::get;
use calendar::{Day, Moment};
use clocks::Duty;
use thread::Complaints;
use timeline::{Standpoint, Timeline};
use web::Address;

use crate::{Desk, child, rows};

/// The pages that are not a form made for speed.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/complaints", get(list::get))
        .route("/complaints.csv", rows::file(&list::LIST))
        .route("/child/{child}/complaints", get(child::thread::get::<Complaints>))
        .route(
            "/child/{child}/complaints/{complaint}/{step}",
            get(child::thread::step::<Complaints>).post(child::thread::take::<Complaints>),
        )
        .route(
            "/child/{child}/complaints/{complaint}/learning/{nth}",
            get(learning::get).post(learning::post),
        )
}

/// The last part of the address of a child's complaints.
pub(crate) const THREAD: &str = "complaints";

/// A child's complaints.
pub(crate) fn address(child: &str) -> Address {
    crate::child::address(child).at(THREAD)
}

/// What the clocks ask about a child's complaints on a day.
fn duties(desk: &Desk, child: &Timeline, day: Day) -> Vec<Duty> {
    let authority = desk.authority(Moment::END_OF_TIME);
    let at = Standpoint { day, known: Moment::END_OF_TIME, authority: &authority };
    let mut duties = clocks::complaints::stages::FAMILY.of_child(child, &at);
    duties.retain(|duty| duty.clock.id.starts_with("complaint."));
    duties
}
