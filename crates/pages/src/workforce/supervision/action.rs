//! `/supervision/{worker}/action/{record}/{nth}`: an action from supervision is done, and this was seen of it.

use access::Person;
use axum::extract::State;
use calendar::Moment;
use records::quality::FollowedAction;
use records::workforce::Supervision;
use records::{Subject, as_known};
use web::{Answer, Fields, Page, Path, Problem};

use super::{address, because};
use crate::Desk;
use crate::quality::follow::{self, Found};
use crate::signed::Me;

type At = (String, String, usize);

/// The form.
///
/// # Errors
/// It is not the reader's to say; there is no such action, or it is done.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me, Path(at): Path<At>) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let who = desk.supervises(&me, &at.0)?;
        Ok(page(desk, &who, &at, &find(desk, &at)?, &Fields::default(), &[]))
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
        let who = desk.supervises(&me, &at.0)?;
        let found = find(desk, &at)?;
        let now = match follow::read(&sent, desk.today(), &found.action, false) {
            Ok(now) => now,
            Err(wrong) => return Ok(page(desk, &who, &at, &found, &sent, &wrong).wrong().into()),
        };
        let change = found.change(Subject::worker(&at.0), &sent, now, DONE);
        match desk.say_all(&me, &because(&who), &[change])? {
            Ok(()) => Ok(address(&at.0).with("done", "recorded").into()),
            Err(()) => {
                let wrong = [("words", follow::QUICKER)];
                Ok(page(desk, &who, &at, &find(desk, &at)?, &sent, &wrong).conflict().into())
            }
        }
    })
    .await
}

/// Why the record was put right, for the journal.
pub(crate) const DONE: &str = "an action is done, with what was seen of it";

const GONE: Problem =
    Problem::Missing("There is no such action here, or it is done already. Go back to the list.");

fn find(desk: &Desk, (worker, record, nth): &At) -> Result<Found<Supervision>, Problem> {
    let facts = desk.roll().facts(&Subject::worker(worker));
    let standing = as_known(&facts, Moment::END_OF_TIME);
    follow::find(standing, record, *nth, FollowedAction::is_open).ok_or(GONE)
}

fn page(
    desk: &Desk,
    who: &Person,
    at: &At,
    found: &Found<Supervision>,
    sent: &Fields,
    wrong: &[(&'static str, &'static str)],
) -> Page {
    let to = address(&at.0).at("action").at(&at.1).at(at.2);
    Page::new("What became of an action")
        .caption(who.name.clone())
        .under("Supervision", address(&at.0))
        .in_menu("/team")
        .body(found.html(to, false, sent, wrong, desk.today()))
}
