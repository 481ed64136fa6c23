//! What people may ask about what is recorded of them: to see it, to have it put right, to have it erased; for how long it is
//! kept.
//!
//! What a rule leaves out, until when a record is kept and what a ground reaches is `disclosure`'s; the month of a request is
//! the clocks'.

mod bundle;
mod certificate;
mod erase;
mod erased;
pub(crate) mod erasures;
mod file;
mod gather;
mod leaflet;
pub(crate) mod list;
pub(crate) mod put_right;
pub(crate) mod retention;
mod step;
pub(crate) mod take;
mod thread;

use axum::Router;
use axum::routing::get;
use records::Fact;
use records::complaints::AccessRequest;
use web::{Address, Problem};

use crate::record::Record;
use crate::{Desk, child, rows};

pub(crate) use erased::of_child as erased_of_child;
pub use erased::said as erased_said;
pub(crate) use put_right::disputes;
use thread::Requests;

/// The pages that are not a form made for speed.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/requests", get(list::get))
        .route("/requests.csv", rows::file(&list::LIST))
        .route("/care-records", get(leaflet::get))
        .route("/child/{child}/requests", get(child::thread::get::<Requests>))
        .route("/child/{child}/requests/{request}/bundle", get(bundle::get).post(bundle::post))
        .route("/child/{child}/requests/{request}/bundle/{paper}", get(file::get))
        .route(
            "/child/{child}/requests/{request}/{turn}",
            get(child::thread::step::<Requests>).post(child::thread::take::<Requests>),
        )
        .route("/erasures", get(erasures::get))
        .route("/erasures.csv", rows::file(&erasures::LIST))
        .route("/erasures/new", get(erase::get).post(erase::post))
        .route("/erasures/{proposal}", get(erasures::one).post(erasures::post))
        .route("/erasures/{proposal}/{file}", get(certificate::get))
        .route("/retention", get(retention::get).post(retention::post))
        .route("/retention.csv", rows::file(&retention::LIST))
}

/// The last part of the address of a child's requests.
pub(crate) const THREAD: &str = "requests";

/// A child's requests.
pub(crate) fn address(child: &str) -> Address {
    crate::child::address(child).at(THREAD)
}

/// What is made ready for a request.
fn bundle_of(child: &str, request: &str) -> Address {
    address(child).at(request).at("bundle")
}

const GONE: Problem = Problem::Missing(
    "There is no such request about this child. The page Requests lists those that there are.",
);

/// A request to see a record, as it stands.
fn request(record: &Record, id: &str) -> Result<(Fact, AccessRequest), Problem> {
    let standing = record.standing(calendar::Moment::END_OF_TIME);
    let mut own = standing.into_iter().filter(|fact| *fact.id == *id);
    own.find_map(|fact| Some((fact.clone(), fact.of::<AccessRequest>()?.clone()))).ok_or(GONE)
}
