//! `/child/{child}/audits/{audit}/action/{nth}`: an action of an audit is done, with what was seen of it; later, what was
//! found when somebody looked again at the same child.

use std::sync::Arc;

use axum::extract::State;
use calendar::Moment;
use journal::AppendError;
use records::quality::{CaseAudit, FollowedAction};
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
/// As [`super::thread::get`]; there is no such action, or it is closed.
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
        let now = match follow::read(&sent, desk.today(), &action, action.done.is_some()) {
            Ok(now) => now,
            Err(wrong) => return Ok(page(desk, &record, &at, &action, &sent, &wrong).wrong().into()),
        };
        let mut audit = said;
        if let Some(own) = audit.actions.get_mut(at.2) {
            *own = now;
        }
        let change = Change {
            subject: record.permit.subject().clone(),
            id: fact.id.clone(),
            revision: fact.revision + 1,
            act: Act::Correct,
            reason: Some("what was seen of an action".into()),
            record: Arc::new(audit),
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

fn to((child, audit, nth): &At) -> Address {
    super::address(child).at(audit).at("action").at(nth)
}

fn open(desk: &Desk, me: &access::Person, at: &At) -> Result<Record, Problem> {
    let record = desk.child(me, &at.0, "an action of an audit", &to(at).to_string())?;
    record.must_add(CaseAudit::KIND)?;
    Ok(record)
}

const GONE: Problem =
    Problem::Missing("There is no such action here, or it is closed. Go back to the child’s audits.");

fn find(record: &Record, (_, audit, nth): &At) -> Result<(Fact, CaseAudit, FollowedAction), Problem> {
    let standing = record.standing(Moment::END_OF_TIME);
    let found = standing.into_iter().find_map(|fact| {
        let said = fact.of::<CaseAudit>().filter(|_| *fact.id == **audit)?;
        let action = said.actions.get(*nth).filter(|action| action.checked.is_none())?;
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
    let html = follow::html(to(at), action, action.done.is_some(), sent, wrong, desk.today());
    let child = record.timeline(Moment::END_OF_TIME);
    about(&child, &at.0, "What became of an action").body(html)
}
