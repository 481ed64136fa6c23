//! Advocacy: the list of the service, a child's advocacy as one thread, and the pages on which an advocate is asked for,
//! comes, writes down what was said, and ends.
//!
//! What of it stands on the child's file is chosen each time, with the child. What is kept with the advocate is a record of
//! another kind, in a part of the record that the social work team does not read.

mod came;
pub(crate) mod close;
mod erase;
pub(crate) mod note;
pub(crate) mod outside;
pub(crate) mod refer;
mod report;
pub(crate) mod service;
mod share;
mod thread;
pub(crate) mod visit;
pub(crate) mod visitors;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use calendar::{Day, Moment};
use journal::AppendError;
use oversight::advocacy::{Case, cases};
use records::advocacy::AdvocacyReferral;
use records::{Act, Change, Fact, Place, Record as Said};
use timeline::Timeline;
use web::parts::{Choice, Control, Inset, Question};
use web::{Address, Fields, Html, Problem};

use crate::child::fast::{self, Done, On};
use crate::child::record::enter::{RECORD, is_identifier};
use crate::record::Record;
use crate::{Desk, rows, words};

/// Where the thread is.
pub(crate) const THREAD: &str = "advocacy";

/// The addresses of advocacy and of independent visitors.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/advocate", get(outside::get).post(outside::post))
        .route("/advocate/asked", get(outside::asked))
        .route("/advocacy", get(service::get))
        .route("/advocacy.csv", rows::file(&service::LIST))
        .route("/advocacy/asked", get(erase::all).post(erase::ended))
        .route("/advocacy/asked/{asked}", get(came::get).post(came::post))
        .route("/advocacy/asked/{asked}/erase", get(erase::get).post(erase::post))
        .route("/advocacy/report/{year}", get(report::get))
        .route("/child/{child}/advocacy", get(thread::get))
        .route(
            "/child/{child}/advocacy-referral",
            get(fast::get::<refer::AskForAnAdvocate>).post(fast::post::<refer::AskForAnAdvocate>),
        )
        .route(
            "/child/{child}/advocate-visit",
            get(fast::get::<visit::AdvocateComes>).post(fast::post::<visit::AdvocateComes>),
        )
        .route(
            "/child/{child}/advocacy-note",
            get(fast::get::<note::WriteForTheChild>).post(fast::post::<note::WriteForTheChild>),
        )
        .route(
            "/child/{child}/advocacy-close",
            get(fast::get::<close::CloseTheCase>).post(fast::post::<close::CloseTheCase>),
        )
        .merge(visitors::router())
}

/// The address of a child's advocacy.
pub(crate) fn address(id: &str) -> Address {
    crate::child::address(id).at(THREAD)
}

/// The referrals of a child with what is open to the reader, oldest first. Not by [`Record::timeline`]: for those who work
/// with the whole child that knows everything, for the clocks, and so what stays with the advocate.
fn own_cases(record: &Record, known: Moment, day: Day) -> Vec<Case> {
    cases(&Timeline::of_standing(record.id(), &record.standing(known)), day)
}

/// The record of the referral of a day.
fn referral(record: &Record, on: Day) -> Option<(&Fact, &AdvocacyReferral)> {
    let standing = record.standing(Moment::END_OF_TIME);
    standing
        .into_iter()
        .filter_map(|fact| Some((fact, fact.of::<AdvocacyReferral>()?)))
        .find(|(_, said)| said.day == on)
}

/// A case in a few words: the day it came, and what it is about as far as the reader may know.
fn called(case: &Case) -> String {
    format!("{}: {}", case.since.to_words(), about(case))
}

/// What a case is about.
fn about(case: &Case) -> String {
    if case.themes.is_empty() {
        return "stays with the advocate".to_owned();
    }
    let themes: Vec<&str> = case.themes.iter().map(|theme| theme.label()).collect();
    themes.join(", ")
}

/// The question for which referral it is; `none`: the words of the choice that it is for none.
fn which(
    on: &On<'_>,
    name: &str,
    chosen: &str,
    none: Option<&str>,
    error: Option<String>,
) -> Option<Question> {
    let open: Vec<Case> = own_cases(on.record, Moment::END_OF_TIME, on.today())
        .into_iter()
        .filter(|case| case.is_open(on.today()))
        .collect();
    let mut choices: Vec<Choice> =
        open.iter().map(|case| Choice::new(case.since.to_string(), called(case))).collect();
    if choices.is_empty() {
        return None;
    }
    if let Some(none) = none {
        choices.push(Choice::new("", none));
    }
    let chosen = chosen.to_owned();
    Some(Question::new(name, "For which referral?", Control::OneOf { choices, chosen }).error(error))
}

/// The only open referral, where there is one: it stands chosen.
fn only(on: &On<'_>) -> Option<Day> {
    let mut open = own_cases(on.record, Moment::END_OF_TIME, on.today())
        .into_iter()
        .filter(|case| case.is_open(on.today()));
    let first = open.next()?;
    open.next().is_none().then_some(first.since)
}

/// The identifier that the records of one form share: each is of a kind of its own.
fn shared_id(sent: &Fields) -> String {
    if is_identifier(sent.get(RECORD)) { sent.get(RECORD).to_owned() } else { words::new_identifier() }
}

/// Something new of a child.
fn new(on: &On<'_>, id: &str, said: Arc<dyn Said>) -> Change {
    change(on, id, 1, None, said)
}

fn change(on: &On<'_>, id: &str, revision: u32, reason: Option<&str>, said: Arc<dyn Said>) -> Change {
    Change {
        subject: on.record.permit.subject().clone(),
        id: id.into(),
        revision,
        act: if revision == 1 { Act::Record } else { Act::Correct },
        reason: reason.map(Into::into),
        record: said,
        place: Place::default(),
    }
}

/// Records changes that belong together: all or none. A form that was sent twice is recorded once.
fn keep(on: &On<'_>, sent: &Fields, changes: &[Change]) -> Result<Done, Problem> {
    match on.desk.append(&on.record.permit, changes) {
        Ok(_) => Ok(Done::Said("recorded")),
        Err(AppendError::Revision { .. }) if changes.iter().all(|change| change.revision == 1) => {
            Ok(Done::Said("already"))
        }
        Err(AppendError::Revision { .. }) => {
            let says = "Somebody recorded something about this while you were writing. Nothing of yours is lost: look at what \
                        stands now, and send it again.";
            Ok(Done::Conflict(Html::of(&Inset::new(says)), sent.clone()))
        }
        Err(error) => Err(Problem::fault("recording it")(error)),
    }
}
