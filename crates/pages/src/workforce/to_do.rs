//! `/to-do`: what plans and reviews say that the reader does, for the children whom the reader works with; `/to-do.csv`: the
//! same in a file. `/child/{child}/to-do/{plan}/{action}/{nth}`: it is done, and this came of it: whoever owns an action says
//! so from their own list, and the reviewing officer sees it on theirs. No action is done because a day passed.

use std::sync::Arc;

use access::{Person, Role, Seen};
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use calendar::{Day, Moment};
use journal::AppendError;
use oversight::to_do::{Name, Owner, ToDo};
use records::coming_into_care::{CarePlan, PlanAction};
use records::leaving_care::PathwayPlan;
use records::reviews::ReviewDecisions;
use records::{Act, Change, Fact, Place, Record as Said};
use web::parts::{
    Cell, Colour, Column, ErrorSummary, Form, Inset, Question, SummaryList, Table, Tag, TypedAs,
};
use web::{Address, Answer, Fields, Html, Notice, Page, Path, Problem, Query};

use super::my_work::lead;
use crate::board::{Board, Standing};
use crate::child::record::enter::about;
use crate::child::record::read::day;
use crate::record::Record;
use crate::rows::{self, List, Rows};
use crate::said::{REVISION, seen};
use crate::signed::Me;
use crate::{Desk, child, words};

/// Its addresses.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/to-do", get(all))
        .route("/to-do.csv", rows::file(&LIST))
        .route("/child/{child}/to-do/{plan}/{action}/{nth}", get(one).post(say))
}

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
}

/// Something that is the reader's to do.
struct Mine<'a> {
    child: &'a Standing,
    what: &'a ToDo,
}

/// What a child's people are to the child today, as far as the reader is one of them or stands in for one.
fn is_to_the_child(desk: &Desk, board: &Board, me: &Person, child: &Standing) -> Vec<Owner> {
    let today = desk.today();
    let ties = &child.ties;
    let staff = board.register().staff();
    let mine = |who: &str| *who == *me.id || staff.stands_in(&me.id, today).any(|(whom, _)| **whom == *who);
    let mut all = Vec::new();
    if ties.worker(today).is_some_and(|held| mine(&held.who)) {
        all.push(Owner::SocialWorker);
    }
    if ties.adviser(today).is_some_and(|held| mine(&held.who)) {
        all.push(Owner::Adviser);
    }
    if ties.reviewer(today).is_some_and(|held| mine(&held.who)) {
        all.push(Owner::ReviewingOfficer);
    }
    let worker = ties.worker(today).and_then(|held| desk.people().person_or_former(&held.who));
    let manages = me.role == Role::TeamManager
        && worker.is_some_and(|worker| worker.team.is_some() && worker.team == me.team);
    if manages {
        all.push(Owner::TeamManager);
    }
    all
}

/// The children among whom the reader's are: a social worker's own and those of whom they stand in for, which is asked with
/// every page of a list of work; of anybody else everybody.
fn perhaps<'a>(desk: &Desk, board: &'a Board, me: &Person) -> Vec<&'a Standing> {
    if me.role != Role::SocialWorker {
        return board.everybody().map(|child| &**child).collect();
    }
    let whom = board.register().staff().stands_in(&me.id, desk.today()).map(|(whom, _)| &**whom);
    let mut all: Vec<&Standing> = std::iter::once(&*me.id)
        .chain(whom)
        .flat_map(|who| board.of_worker(who))
        .map(|child| &**child)
        .collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all.dedup_by(|a, b| a.id == b.id);
    all
}

/// What is the reader's to do, soonest first: of children whom they work with, and only what their work lets them write.
fn mine<'a>(desk: &Desk, board: &'a Board, me: &Person, seen: &Seen) -> Vec<Mine<'a>> {
    let name = Name::of(&me.name);
    let mut all = Vec::new();
    for child in perhaps(desk, board, me) {
        let open: Vec<&ToDo> = child.to_do.iter().filter(|each| each.done.is_none()).collect();
        if open.is_empty() || !seen.has(&child.id) {
            continue;
        }
        let is = is_to_the_child(desk, board, me, child);
        if is.is_empty() {
            continue;
        }
        let theirs =
            |what: &&&ToDo| what.owner.as_ref().is_some_and(|owner| owner.is_one_of(&is) || owner.is(&name));
        let theirs: Vec<&ToDo> = open.iter().filter(theirs).copied().collect();
        if theirs.is_empty() {
            continue;
        }
        let Ok(permit) = access::allowed(&board.register().asking(me, &child.ties)) else { continue };
        let may = |what: &ToDo| records::kind(what.kind).is_some_and(|kind| permit.may_write(kind));
        all.extend(theirs.into_iter().filter(|what| may(what)).map(|what| Mine { child, what }));
    }
    all.sort_by_key(|each| (each.what.by.is_none(), each.what.by, each.child.id.clone(), each.what.nth));
    all
}

/// The line on a list of work that says how much of plans and reviews is the reader's; nothing where there is nothing.
pub(crate) fn line(desk: &Desk, board: &Board, me: &Person, seen: &Seen) -> Html {
    let all = mine(desk, board, me, seen);
    if all.is_empty() {
        return Html::new();
    }
    let late = all.iter().filter(|each| each.what.is_late(desk.today())).count();
    let says = format!(
        "{} of plans and reviews {} yours to do{}. \
         <a class=\"govuk-link\" href=\"/to-do\">What is yours, and what came of it</a>",
        words::counted(all.len(), "action", "actions"),
        if all.len() == 1 { "is" } else { "are" },
        if late == 0 { String::new() } else { format!(", {late} late") }
    );
    Html::of(&Inset::new(Html::trusted(says)))
}

/// The list.
async fn all(State(desk): State<Desk>, Me(me): Me, Query(asked): Query<Asked>) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let (board, today) = (desk.board(), desk.today());
        let all = mine(desk, &board, &me, &desk.seen(&me)?);
        let late = all.iter().filter(|each| each.what.is_late(today)).count();
        let sentence = format!("{}, {late} late.", words::counted(all.len(), "action", "actions"));
        let columns = [
            Column::text("Child"),
            Column::prose("What is to be done"),
            Column::text("From"),
            Column::date("By"),
            Column::text("State"),
            Column::text("Say"),
        ];
        let mut table = Table::new("What is yours to do", columns).caption_hidden().when_empty(
            "No plan and no review of a child whom you work with names you for anything that is open.",
        );
        for Mine { child, what } in &all {
            let to = address(&child.id, what);
            table.push([
                Cell::link(child.called(), &child::address(&child.id)),
                Cell::new(&what.what),
                Cell::new(what.from()),
                what.by.map_or_else(|| Cell::none("no day"), |by| Cell::new(by.to_words())),
                Cell::part(&state(what, today)),
                Cell::link("It is done", &to),
            ]);
        }
        let html = lead(&sentence).with(&table).with(&rows::download("This list", "/to-do.csv"));
        let page = Page::new("What is yours to do").caption(today.to_words()).in_menu("/work").body(html);
        Ok(match asked.done.as_str() {
            "recorded" => page
                .notice(Notice::done("It is recorded. The reviewing officer sees it, with what came of it.")),
            _ => page,
        })
    })
    .await
}

/// The same to take away.
pub(crate) const LIST: List = List {
    name: "to-do",
    title: "What plans and reviews say that the reader does",
    asks: &[],
    rows: |desk, me, _| {
        let (board, today) = (desk.board(), desk.today());
        let rows = mine(desk, &board, me, &desk.seen(me)?)
            .into_iter()
            .map(|Mine { child, what }| {
                let state = if what.is_late(today) { "late" } else { "to do" };
                vec![
                    child.id.to_string(),
                    child.called().to_owned(),
                    what.what.clone(),
                    what.kind.to_owned(),
                    what.id.to_string(),
                    what.nth.to_string(),
                    what.of.to_string(),
                    what.owner.as_ref().map(|owner| owner.words.clone()).unwrap_or_default(),
                    rows::day(what.by),
                    state.to_owned(),
                ]
            })
            .collect();
        let headings = ["child", "name", "what", "kind", "record", "number", "of", "owner", "by", "state"];
        Ok(Rows::new(&headings, rows))
    },
};

fn address(child: &str, what: &ToDo) -> Address {
    child::address(child).at("to-do").at(what.kind).at(&what.id).at(what.nth)
}

fn state(what: &ToDo, today: Day) -> Tag {
    match (&what.done, what.by) {
        (Some((done, _)), _) => Tag::new(format!("Done {}", done.to_words()), Colour::Green),
        (None, Some(by)) if by < today => {
            let days = by.days_until(today).max(0) as usize;
            Tag::new(format!("Late by {}", words::counted(days, "day", "days")), Colour::Red)
        }
        (None, Some(_)) => Tag::new("To do", Colour::Blue),
        (None, None) => Tag::new("No date", Colour::Yellow),
    }
}

/// What was done lately for the children of a reviewing officer, with what came of it, newest first.
pub(crate) fn done_lately(children: &[&Standing]) -> Table {
    let columns = [
        Column::date("Done"),
        Column::text("Child"),
        Column::prose("What was to be done"),
        Column::text("Who"),
        Column::prose("What came of it"),
    ];
    let title = format!("Said to be done in the last {} days", oversight::to_do::LATELY);
    let mut table = Table::new(title, columns)
        .when_empty("Nobody has said of an action of these children’s plans and reviews that it is done.");
    let mut all: Vec<(&Standing, &ToDo, Day, &Option<String>)> = children
        .iter()
        .flat_map(|child| child.to_do.iter().map(move |what| (*child, what)))
        .filter_map(|(child, what)| what.done.as_ref().map(|(day, seen)| (child, what, *day, seen)))
        .collect();
    all.sort_by_key(|(child, what, day, _)| (std::cmp::Reverse(*day), child.id.clone(), what.nth));
    for (child, what, done, seen) in all {
        table.push([
            Cell::new(done.to_words()),
            Cell::link(child.called(), &crate::reviews::address(&child.id)),
            Cell::with_under(&what.what, what.from()),
            what.owner.as_ref().map_or_else(|| Cell::none("not said"), |owner| Cell::new(&owner.words)),
            seen.as_deref().map_or_else(|| Cell::none("not said"), Cell::new),
        ]);
    }
    table
}

type At = (String, String, String, usize);

const GONE: Problem = Problem::Missing(
    "There is no such action here, or somebody has said already that it is done. Go back to your list.",
);

/// An action and the record it stands in.
struct Found {
    record: Record,
    fact: Fact,
    what: ToDo,
}

fn find(desk: &Desk, me: &Person, (id, kind, which, nth): &At) -> Result<Found, Problem> {
    let kind = crate::child::record::kind(kind)?;
    let to = child::address(id).at("to-do").at(kind.name).at(which).at(nth);
    let record = desk.child(me, id, "an action of a plan or a review", &to.to_string())?;
    record.must_add(kind)?;
    let timeline = record.timeline(Moment::END_OF_TIME);
    let of = oversight::to_do::of(&timeline, desk.today());
    let what = of
        .into_iter()
        .find(|what| what.kind == kind.name && *what.id == **which && what.nth == *nth && what.done.is_none())
        .ok_or(GONE)?;
    let standing = record.standing(Moment::END_OF_TIME);
    let fact = standing.into_iter().find(|fact| *fact.id == **which && *fact.record.kind() == *kind).cloned();
    Ok(Found { fact: fact.ok_or(GONE)?, record, what })
}

/// The form.
async fn one(State(desk): State<Desk>, Me(me): Me, Path(at): Path<At>) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let found = find(desk, &me, &at)?;
        Ok(page(desk, &found, &Fields::default(), &[]))
    })
    .await
}

const DONE: &str = "Say on which day it was done, not a day to come";
const SEEN: &str = "Say what came of it: an action is not done because a day passed";
const QUICKER: &str = "Somebody wrote about this while you did: look at what stands now, and send it again";

/// It was sent.
async fn say(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(at): Path<At>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let found = find(desk, &me, &at)?;
        let today = desk.today();
        let on = day(sent.get("day").trim()).filter(|on| *on <= today && *on >= found.what.of);
        let came = Some(sent.get("words").trim().to_owned()).filter(|came| !came.is_empty());
        let (Some(on), Some(came)) = (on, came.clone()) else {
            let mut wrong = Vec::new();
            if came.is_none() {
                wrong.push(("words", SEEN));
            }
            if on.is_none() {
                wrong.push(("day", DONE));
            }
            return Ok(page(desk, &found, &sent, &wrong).wrong().into());
        };
        let now = with(&found, on, came).ok_or(GONE)?;
        let change = Change {
            subject: found.record.permit.subject().clone(),
            id: found.fact.id.clone(),
            revision: seen(&sent).saturating_add(1),
            act: Act::Correct,
            reason: Some("an action is done, with what came of it".into()),
            record: now,
            place: Place::default(),
        };
        match desk.append(&found.record.permit, &[change]) {
            Ok(_) => Ok(Address::new("/to-do").with("done", "recorded").into()),
            Err(AppendError::Revision { .. }) => {
                let found = find(desk, &me, &at)?;
                Ok(page(desk, &found, &sent, &[("words", QUICKER)]).conflict().into())
            }
            Err(error) => Err(Problem::fault("recording it")(error)),
        }
    })
    .await
}

/// The record with the action done.
fn with(found: &Found, on: Day, came: String) -> Option<Arc<dyn Said>> {
    let nth = found.what.nth;
    let done = |actions: &mut [PlanAction]| {
        let action = actions.get_mut(nth)?;
        (action.done, action.seen) = (Some(on), Some(came.clone()));
        Some(())
    };
    if let Some(plan) = found.fact.of::<CarePlan>() {
        let mut now = plan.clone();
        done(&mut now.actions)?;
        return Some(Arc::new(now));
    }
    if let Some(plan) = found.fact.of::<PathwayPlan>() {
        let mut now = plan.clone();
        done(&mut now.actions)?;
        return Some(Arc::new(now));
    }
    let mut now = found.fact.of::<ReviewDecisions>()?.clone();
    let decision = now.decisions.get_mut(nth)?;
    (decision.done, decision.seen) = (Some(on), Some(came));
    Some(Arc::new(now))
}

fn page(desk: &Desk, found: &Found, sent: &Fields, wrong: &[(&'static str, &'static str)]) -> Page {
    let says =
        |name: &str| wrong.iter().find(|(field, _)| *field == name).map(|(_, says)| (*says).to_owned());
    let summary = wrong.iter().fold(ErrorSummary::new(), |all, (field, says)| all.at(*says, field));
    let quicker = wrong.iter().any(|(_, says)| *says == QUICKER);
    let revision = match sent.get(REVISION) {
        seen if !seen.is_empty() && !quicker => seen.to_owned(),
        _ => found.fact.revision.to_string(),
    };
    let given = match sent.get("day") {
        "" => desk.today().to_string(),
        given => given.to_owned(),
    };
    let what = &found.what;
    let list = SummaryList::new()
        .row("What is to be done", what.what.clone())
        .row("From", what.from())
        .row("Who", what.owner.as_ref().map_or_else(|| "Not said".to_owned(), |owner| owner.words.clone()))
        .row("By", what.by.map_or_else(|| "Not said".to_owned(), Day::to_words));
    let id = found.record.id();
    let form = Form::new(address(id, what), "It is done")
        .keep(REVISION, revision)
        .ask(
            &Question::typed("words", "What came of it?", TypedAs::Paragraphs, sent.get("words"))
                .hint(
                    "What you saw or heard, and what is better for the child. The reviewing officer reads it",
                )
                .error(says("words")),
        )
        .ask(&Question::typed("day", "On which day was it done?", TypedAs::Day, given).error(says("day")));
    let mut html = Html::new();
    if !summary.is_empty() {
        html = html.with(&summary);
    }
    let child = found.record.timeline(Moment::END_OF_TIME);
    about(&child, id, "An action is done").body(html.with(&list).with(&form))
}
