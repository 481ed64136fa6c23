//! `/child/{child}/complaints/{complaint}/learning/{nth}`: what was learnt from a complaint was seen to, and this was seen of it.

use std::sync::Arc;

use axum::extract::State;
use calendar::Moment;
use journal::AppendError;
use records::complaints::Complaint;
use records::quality::FollowedAction;
use records::{Act, Change, Definition, Fact, Place};
use web::{Address, Answer, Fields, Page, Path, Problem};

use crate::Desk;
use crate::child::record::enter::about;
use crate::quality::follow;
use crate::record::Record;
use crate::signed::Me;

type At = (String, String, usize);

/// The form.
///
/// # Errors
/// The complaint is not there or not the reader's; there is nothing open under this number.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me, Path(at): Path<At>) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let record = open(desk, &me, &at)?;
        let (_, _, action) = find(&record, &at)?;
        Ok(page(desk, &record, &at, &action, &Fields::default(), &[]))
    })
    .await
}

/// It was sent.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(at): Path<At>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let record = open(desk, &me, &at)?;
        let (fact, said, action) = find(&record, &at)?;
        let now = match follow::read(&sent, desk.today(), &action, false) {
            Ok(now) => now,
            Err(wrong) => return Ok(page(desk, &record, &at, &action, &sent, &wrong).wrong().into()),
        };
        let mut complaint = said;
        if let Some(own) = complaint.learning.get_mut(at.2) {
            *own = now;
        }
        let change = Change {
            subject: record.permit.subject().clone(),
            id: fact.id.clone(),
            revision: fact.revision + 1,
            act: Act::Correct,
            reason: Some("what was seen of what was learnt".into()),
            record: Arc::new(complaint),
            place: Place::default(),
        };
        let done = match desk.append(&record.permit, &[change]) {
            Ok(_) => "recorded",
            Err(AppendError::Revision { .. }) => "already",
            Err(error) => return Err(Problem::fault("recording it")(error)),
        };
        Ok(super::address(&at.0).with("done", done).into())
    })
    .await
}

fn to((child, complaint, nth): &At) -> Address {
    super::address(child).at(complaint).at("learning").at(nth)
}

fn open(desk: &Desk, me: &access::Person, at: &At) -> Result<Record, Problem> {
    let record = desk.child(me, &at.0, "what was learnt from a complaint", &to(at).to_string())?;
    record.must_add(Complaint::KIND)?;
    Ok(record)
}

const GONE: Problem =
    Problem::Missing("There is nothing open under this number. Go back to the child’s complaints.");

fn find(record: &Record, (_, id, nth): &At) -> Result<(Fact, Complaint, FollowedAction), Problem> {
    let standing = record.standing(Moment::END_OF_TIME);
    let found = standing.into_iter().find_map(|fact| {
        let said = fact.of::<Complaint>().filter(|_| *fact.id == **id)?;
        let action = said.learning.get(*nth).filter(|action| action.is_open())?;
        Some((fact.clone(), said.clone(), action.clone()))
    });
    found.ok_or(GONE)
}

fn page(
    desk: &Desk,
    record: &Record,
    at: &At,
    action: &FollowedAction,
    sent: &Fields,
    wrong: &[(&'static str, &'static str)],
) -> Page {
    let html = follow::html(to(at), action, false, sent, wrong, desk.today());
    let child = record.timeline(Moment::END_OF_TIME);
    about(&child, &at.0, "What became of what was learnt").body(html)
}
