//! `/child/{child}/complaints/{complaint}/learning/{nth}`: what was learnt from a complaint was seen to, and this was seen of it.

use axum::extract::State;
use calendar::Moment;
use journal::AppendError;
use records::Definition;
use records::complaints::Complaint;
use records::quality::FollowedAction;
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
/// The complaint is not there or not the reader's; there is nothing open under this number.
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
        let now = match follow::read(&sent, desk.today(), &found.action, false) {
            Ok(now) => now,
            Err(wrong) => return Ok(page(desk, &record, &at, &found, &sent, &wrong).wrong().into()),
        };
        let change =
            found.change(record.permit.subject().clone(), &sent, now, "what was seen of what was learnt");
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

fn find(record: &Record, (_, id, nth): &At) -> Result<Found<Complaint>, Problem> {
    follow::find(record.standing(Moment::END_OF_TIME), id, *nth, FollowedAction::is_open).ok_or(GONE)
}

fn page(
    desk: &Desk,
    record: &Record,
    at: &At,
    found: &Found<Complaint>,
    sent: &Fields,
    wrong: &[(&'static str, &'static str)],
) -> Page {
    let html = found.html(to(at), false, sent, wrong, desk.today());
    let child = record.timeline(Moment::END_OF_TIME);
    about(&child, &at.0, "What became of what was learnt").body(html)
}
