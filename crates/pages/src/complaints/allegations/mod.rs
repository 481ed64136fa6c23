//! Allegations against people who work with children: for the designated officer and the head of service alone. Not through
//! the record of the person, nor through the child's: that has a pointer and no word more. Nobody sees one about themselves.
//! Every look is logged.

mod learning;
pub(crate) mod list;
mod new;
mod one;
mod step;

use access::{Permit, Person};
use axum::Router;
use axum::routing::get;
use calendar::Moment;
use records::protection::Allegation;
use records::{Fact, Subject, as_known};
use timeline::Stranded;
use web::{Address, Problem};

use crate::child::door;
use crate::{Desk, rows};

/// The pages.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/allegations", get(list::get))
        .route("/allegations.csv", rows::file(&list::LIST))
        .route("/allegations/new", get(new::get).post(new::post))
        .route("/allegations/learning", get(learning::all))
        .route("/allegations/{worker}/{record}", get(one::get))
        .route("/allegations/{worker}/{record}/{step}", get(step::get).post(step::post))
        .route("/allegations/{worker}/{record}/learning/{nth}", get(learning::get).post(learning::post))
}

/// The page of one.
fn address(worker: &str, record: &str) -> Address {
    Address::new("/allegations").at(worker).at(record)
}

/// Whether the reader is one of the few.
///
/// # Errors
/// They are not.
fn few(desk: &Desk, me: &Person) -> Result<(), Problem> {
    let board = desk.board();
    access::sees_allegations(me, board.register().staff(), desk.today())
        .map_err(|refusal| door::closed(&refusal))
}

/// The right to read one about somebody.
pub(crate) fn permit(desk: &Desk, me: &Person, worker: &str) -> Result<Permit, Problem> {
    let board = desk.board();
    let permit = access::allegation(me, board.register().staff(), desk.today(), worker);
    permit.map_err(|refusal| door::closed(&refusal))
}

/// Opens one: logs the look, and hands over the record as it stands.
fn open(desk: &Desk, me: &Person, worker: &str, record: &str) -> Result<(Fact, Allegation), Problem> {
    desk.open(permit(desk, me, worker)?, "an allegation")?;
    let facts = desk.roll().facts(&Subject::worker(worker));
    let found = as_known(&facts, Moment::END_OF_TIME).into_iter().find_map(|fact| {
        let said = fact.of::<Allegation>().filter(|_| *fact.id == *record)?;
        Some((fact.clone(), said.clone()))
    });
    found.ok_or(Problem::Missing("There is no such allegation here. Go back to the list."))
}

/// Whether an allegation names a child: a pointer, for those who read the whole of the child's record. Whom to ask, and no
/// word more.
pub(crate) fn points_to(desk: &Desk, child: &str) -> bool {
    let cohort = desk.cohort(Moment::END_OF_TIME);
    let mut workers = cohort.workers.iter();
    workers.any(|worker| worker.strand::<Allegation>().any(|said| said.child.as_deref() == Some(child)))
}
