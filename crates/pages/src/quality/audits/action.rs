//! `/child/{child}/audits/{audit}/action/{nth}`: an action of an audit is done, with what was seen of it; later, what was
//! found when somebody looked again at the same child.

use axum::extract::State;
use calendar::Moment;
use journal::AppendError;
use records::Definition;
use records::quality::CaseAudit;
use web::{Address, Answer, Fields, Page, Path, Problem};

use crate::Desk;
use crate::child::record::enter::about;
use crate::quality::follow::{self, Found};
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
        Ok(page(desk, &record, &at, &find(&record, &at)?, &Fields::default(), &[]))
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
        let found = find(&record, &at)?;
        let now = match follow::read(&sent, desk.today(), &found.action, found.action.done.is_some()) {
            Ok(now) => now,
            Err(wrong) => return Ok(page(desk, &record, &at, &found, &sent, &wrong).wrong().into()),
        };
        let change = found.change(record.permit.subject().clone(), &sent, now, "what was seen of an action");
        match desk.append(&record.permit, &[change]) {
            Ok(_) => Ok(super::address(&at.0).with("done", "recorded").into()),
            Err(AppendError::Revision { .. }) => {
                let wrong = [("words", follow::QUICKER)];
                Ok(page(desk, &record, &at, &find(&record, &at)?, &sent, &wrong).conflict().into())
            }
            Err(error) => Err(Problem::fault("recording it")(error)),
        }
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

fn find(record: &Record, (_, id, nth): &At) -> Result<Found<CaseAudit>, Problem> {
    follow::find(record.standing(Moment::END_OF_TIME), id, *nth, |action| action.checked.is_none())
        .ok_or(GONE)
}

fn page(
    desk: &Desk,
    record: &Record,
    at: &At,
    found: &Found<CaseAudit>,
    sent: &Fields,
    wrong: &[(&'static str, &'static str)],
) -> Page {
    let html = found.html(to(at), found.action.done.is_some(), sent, wrong, desk.today());
    let child = record.timeline(Moment::END_OF_TIME);
    about(&child, &at.0, "What became of an action").body(html)
}
