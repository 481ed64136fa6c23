//! `/supervision/{worker}/action/{record}/{nth}`: an action from supervision is done, and this was seen of it.

use access::Person;
use axum::extract::State;
use calendar::Moment;
use records::quality::FollowedAction;
use records::workforce::Supervision;
use records::{Act, Change, Fact, Place, Subject, as_known};
use std::sync::Arc;
use web::{Answer, Fields, Html, Page, Path, Problem};

use super::{address, because};
use crate::Desk;
use crate::quality::follow;
use crate::signed::Me;

type At = (String, String, usize);

/// The form.
///
/// # Errors
/// It is not the reader's to say; there is no such action, or it is done.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me, Path(at): Path<At>) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let who = desk.supervises(&me, &at.0)?;
        let (_, _, action) = find(desk, &at)?;
        Ok(page(desk, &who, &at, &action, &Fields::default(), &[]))
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
        let (fact, said, action) = find(desk, &at)?;
        let now = match follow::read(&sent, desk.today(), &action, false) {
            Ok(now) => now,
            Err(wrong) => return Ok(page(desk, &who, &at, &action, &sent, &wrong).wrong().into()),
        };
        let mut record = said;
        if let Some(own) = record.actions.get_mut(at.2) {
            *own = now;
        }
        let change = Change {
            subject: Subject::worker(&at.0),
            id: fact.id.clone(),
            revision: fact.revision + 1,
            act: Act::Correct,
            reason: Some("an action is done, with what was seen of it".into()),
            record: Arc::new(record),
            place: Place::default(),
        };
        let done = match desk.say_all(&me, &because(&who), &[change])? {
            Ok(()) => "recorded",
            Err(()) => "already",
        };
        Ok(address(&at.0).with("done", done).into())
    })
    .await
}

const GONE: Problem =
    Problem::Missing("There is no such action here, or it is done already. Go back to the list.");

fn find(desk: &Desk, (worker, record, nth): &At) -> Result<(Fact, Supervision, FollowedAction), Problem> {
    let facts = desk.roll().facts(&Subject::worker(worker));
    let found = as_known(&facts, Moment::END_OF_TIME).into_iter().find_map(|fact| {
        let said = fact.of::<Supervision>().filter(|_| *fact.id == **record)?;
        let action = said.actions.get(*nth).filter(|action| action.is_open())?;
        Some((fact.clone(), said.clone(), action.clone()))
    });
    found.ok_or(GONE)
}

fn page(
    desk: &Desk,
    who: &Person,
    at: &At,
    action: &FollowedAction,
    sent: &Fields,
    wrong: &[(&'static str, &'static str)],
) -> Page {
    let to = address(&at.0).at("action").at(&at.1).at(at.2);
    let html: Html = follow::html(to, action, false, sent, wrong, desk.today());
    Page::new("What became of an action")
        .caption(who.name.clone())
        .under("Supervision", address(&at.0))
        .in_menu("/team")
        .body(html)
}
