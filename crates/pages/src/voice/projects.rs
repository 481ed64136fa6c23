//! Projects that began with what young people suggested: their actions, each said to be done with what was seen of it
//! (`/voice/projects/{project}/action/{nth}`), and what came of the whole (`/voice/projects/{project}/outcome`), which is printed
//! under "You said, we did".

use axum::extract::State;
use calendar::{Day, Moment};
use records::governance::{GroupMatter, VoiceProject};
use records::quality::FollowedAction;
use records::{Definition, Fact, as_known};
use timeline::{Authority, Stranded};
use web::parts::{Cell, Colour, Column, Table, Tag};
use web::{Address, Answer, Fields, Html, Page, Path, Problem};

use super::groups::WHY;
use crate::child::door;
use crate::quality::follow::{self, Found};
use crate::signed::Me;
use crate::step::{Sent, Step, Stepping};
use crate::{Desk, words};

type At = (String, usize);

const GONE: Problem =
    Problem::Missing("There is no such action or project here, or it is done. Go back to What children say.");

/// What came of a project.
const OUTCOME: Step =
    Step { last: "outcome", title: "What came of the project", fields: &["outcome", "until"] };

fn at(project: &str) -> Address {
    Address::new("/voice/projects").at(project)
}

/// The projects with their actions, those that go on first.
pub(super) fn section(authority: &Authority, may: bool, today: Day) -> Table {
    let columns = [
        Column::text("Project"),
        Column::prose("What was suggested"),
        Column::prose("What is done"),
        Column::text("Who"),
        Column::text("State"),
        Column::text("Do it"),
    ];
    let mut table = Table::new("Projects", columns)
        .caption_hidden()
        .when_empty("No project is recorded yet. It begins from the row of what a group raised.");
    let mut all: Vec<_> = authority.strand::<VoiceProject>().collect();
    all.sort_by_key(|project| (project.until.is_some(), std::cmp::Reverse(project.since)));
    for project in all {
        let suggested = authority.strand::<GroupMatter>().find(|said| **said.id == *project.matter);
        let suggested = suggested.map_or("not there any longer".to_owned(), |said| said.words.clone());
        for (nth, action) in project.record.actions.iter().enumerate() {
            let doing = match may && action.is_open() {
                true => Cell::html(words::link_for(
                    "Say what you saw",
                    &action.what,
                    &at(project.id).at("action").at(nth),
                )),
                false => Cell::none("nothing to do here"),
            };
            let seen = action.seen.as_deref().map(|seen| format!("Seen: {seen}")).unwrap_or_default();
            table.push([
                Cell::new(&project.name),
                Cell::new(&suggested),
                Cell::with_under(&action.what, seen),
                Cell::new(action.owner.as_deref().unwrap_or("not said")),
                follow::cell(action, today),
                doing,
            ]);
        }
        let outcome = match (&project.outcome, may) {
            (Some(outcome), _) => Cell::new(outcome),
            (None, true) => Cell::html(words::link_for(
                "Say what came of it",
                &project.name,
                &at(project.id).at("outcome"),
            )),
            (None, false) => Cell::none("not said yet"),
        };
        let state = match project.until {
            Some(until) => Tag::new(format!("Ended {}", until.to_words()), Colour::Green),
            None => Tag::new("Goes on", Colour::Blue),
        };
        table.push([
            Cell::new(&project.name),
            Cell::new(&suggested),
            Cell::new("What came of it"),
            Cell::none("everybody"),
            Cell::part(&state),
            outcome,
        ]);
    }
    table
}

fn writes(me: &access::Person) -> Result<(), Problem> {
    access::answers_children(me).map_err(|refusal| door::closed(&refusal))
}

fn find(desk: &Desk, (project, nth): &At) -> Result<Found<VoiceProject>, Problem> {
    let facts = desk.roll().facts(&desk.own());
    let standing = as_known(&facts, Moment::END_OF_TIME);
    follow::find(standing, project, *nth, FollowedAction::is_open).ok_or(GONE)
}

/// An action is done: the form.
///
/// # Errors
/// It is not the reader's to say; there is no such action, or it is done.
pub(super) async fn get(State(desk): State<Desk>, Me(me): Me, Path(to): Path<At>) -> Result<Page, Problem> {
    desk.work(move |desk| {
        writes(&me)?;
        Ok(page(desk, &to, &find(desk, &to)?, &Fields::default(), &[]))
    })
    .await
}

/// It was sent.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(super) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(to): Path<At>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        writes(&me)?;
        let found = find(desk, &to)?;
        let now = match follow::read(&sent, desk.today(), &found.action, false) {
            Ok(now) => now,
            Err(wrong) => return Ok(page(desk, &to, &found, &sent, &wrong).wrong().into()),
        };
        let change = found.change(desk.own(), &sent, now, "an action is done, with what was seen of it");
        match desk.say_all(&me, WHY, &[change])? {
            Ok(()) => Ok(Address::new("/voice").with("done", "recorded").into()),
            Err(()) => {
                let wrong = [("words", follow::QUICKER)];
                Ok(page(desk, &to, &find(desk, &to)?, &sent, &wrong).conflict().into())
            }
        }
    })
    .await
}

fn page(
    desk: &Desk,
    to: &At,
    found: &Found<VoiceProject>,
    sent: &Fields,
    wrong: &[(&'static str, &'static str)],
) -> Page {
    let here = at(&to.0).at("action").at(to.1);
    framed("What became of an action", found.html(here, false, sent, wrong, desk.today()))
}

fn framed(title: &'static str, html: Html) -> Page {
    Page::new(title).under("What children say", Address::new("/voice")).in_menu("/voice").body(html)
}

/// The project of an identifier.
fn one(desk: &Desk, id: &str) -> Result<Fact, Problem> {
    let facts = desk.roll().facts(&desk.own());
    let standing = as_known(&facts, Moment::END_OF_TIME);
    let found = standing.into_iter().find(|fact| *fact.id == *id && fact.of::<VoiceProject>().is_some());
    found.cloned().ok_or(GONE)
}

fn stepping<'a>(desk: &'a Desk, fact: &'a Fact) -> Stepping<'a> {
    let to = at(&fact.id).at(OUTCOME.last);
    Stepping { desk, kind: VoiceProject::KIND, fact, step: &OUTCOME, to, network: Vec::new() }
}

/// What came of a project: the form.
///
/// # Errors
/// It is not the reader's to say; there is no such project.
pub(super) async fn outcome(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        writes(&me)?;
        let fact = one(desk, &id)?;
        Ok(framed(OUTCOME.title, stepping(desk, &fact).begin()))
    })
    .await
}

/// It was sent.
///
/// # Errors
/// As [`outcome`]; the journal cannot be written.
pub(super) async fn tell(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        writes(&me)?;
        let fact = one(desk, &id)?;
        let stepping = stepping(desk, &fact);
        let now = match stepping.read(&sent) {
            Sent::Again(html) => return Ok(framed(OUTCOME.title, html).into()),
            Sent::Wrong(html) => return Ok(framed(OUTCOME.title, html).wrong().into()),
            Sent::Now(now) => now,
        };
        match desk.say_all(&me, WHY, &[stepping.change(desk.own(), &sent, now)])? {
            Ok(()) => Ok(Address::new("/voice").with("done", "recorded").into()),
            Err(()) => Ok(framed(OUTCOME.title, stepping.quicker(&sent)).conflict().into()),
        }
    })
    .await
}
