//! Challenge and escalation: raised, answered, taken up, referred, closed: each act a page of its own, and a child's
//! challenges as
//! one thread. Where a challenge stands and what an act needs is `oversight`'s; who must answer is `access`'s, by the line of
//! management on that day. A page asks, shows and records.

mod act;
pub(crate) mod informal;
pub(crate) mod list;
pub(crate) mod raise;
mod thread;

use access::{Line, Person, Refusal, Role, reviewing_manager};
use axum::Router;
use axum::routing::get;
use calendar::{Day, Moment};
use oversight::escalation::{Case, Stage};
use records::reviews::{Escalation, EscalationAction, EscalationAs};
use records::workforce::{LinePost, ManagementLine};
use records::{Definition, Fact, Record as Said, Trouble};
use timeline::{Authority, Stranded, Timeline};
use web::Address;
use web::parts::{Colour, Tag};

use crate::record::Record;
use crate::{Desk, rows, words};

/// Where a child's challenges are.
pub(crate) const THREAD: &str = "escalations";

/// Its addresses.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/escalations", get(list::get))
        .route("/escalations.csv", rows::file(&list::LIST))
        .route("/child/{child}/escalations", get(thread::get))
        .route("/child/{child}/escalations/{challenge}", get(thread::one))
        .route("/child/{child}/escalations/{challenge}/{act}", get(act::get).post(act::post))
}

/// The address of a child's challenges.
pub(crate) fn address(id: &str) -> Address {
    crate::child::address(id).at(THREAD)
}

/// The address of one.
pub(crate) fn one(id: &str, record: &str) -> Address {
    address(id).at(record)
}

/// Every line of management that the authority has set.
fn lines(authority: &Authority) -> impl Iterator<Item = &ManagementLine> {
    authority.strand::<ManagementLine>().map(|said| said.record)
}

/// Whether a person manages the reviewing officers on a day.
pub(crate) fn manages_officers(desk: &Desk, authority: &Authority, me: &Person, day: Day) -> bool {
    reviewing_manager(day, desk.people(), lines(authority)).is_some_and(|manager| manager.id == me.id)
}

/// The worker of a child on a day.
fn worker_on(child: &Timeline, day: Day) -> Option<String> {
    let held = child
        .allocations
        .iter()
        .rfind(|held| held.since <= day && held.until.is_none_or(|until| until > day));
    held.map(|held| held.worker.to_string())
}

/// Calls with the line of management above whoever has a child on a day.
fn with_line<T>(
    desk: &Desk,
    authority: &Authority,
    worker: Option<&str>,
    day: Day,
    ask: impl FnOnce(&Line<'_>) -> T,
) -> T {
    let board = desk.board();
    let line = Line::on(day, worker, desk.people(), board.register().staff(), lines(authority));
    ask(&line)
}

/// The challenges that stand, newest first, with the fact each stands in.
fn cases<'a>(record: &'a Record, authority: &Authority) -> Vec<(&'a Fact, Case)> {
    let standing = record.standing(Moment::END_OF_TIME);
    let own = standing.into_iter().filter_map(|fact| Some((fact, fact.of::<Escalation>()?)));
    let mut cases: Vec<_> = own.map(|(fact, said)| (fact, Case::of(&fact.id, said, authority))).collect();
    cases.sort_by_key(|(fact, case)| (std::cmp::Reverse(case.said.raised), fact.recorded));
    cases
}

/// Who must answer at a stage, in words: whom it was put to, or who holds the post, or why nobody is known.
fn answers(desk: &Desk, line: &Line<'_>, stage: &Stage) -> String {
    if let Some(to) = &stage.to {
        return desk.people().name_of(to).to_owned();
    }
    match stage.post.map(|post| line.holder(post)) {
        Some(Ok(person)) => person.name.clone(),
        Some(Err(nobody)) => nobody.says,
        None => "Not known here: the authority has no such stage now.".to_owned(),
    }
}

/// Whether a person raises challenges: reviewing officers and chairs, advocates, and who manages the reviewing officers.
fn may_raise(desk: &Desk, authority: &Authority, me: &Person) -> Result<(), Refusal> {
    let raises = matches!(me.role, Role::ReviewingOfficer | Role::Advocate);
    if raises || manages_officers(desk, authority, me, desk.today()) {
        return Ok(());
    }
    Err(Refusal::told(
        "Challenges are raised by independent reviewing officers, chairs of conferences and the child’s advocate. You are \
        asked for \
         answers.",
    ))
}

/// In which capacity somebody of this role raises one.
fn capacity(me: &Person) -> EscalationAs {
    if me.role == Role::Advocate { EscalationAs::Advocate } else { EscalationAs::ReviewingOfficer }
}

/// Whether a person takes a challenge further, closes or withdraws it: whoever raised it, whoever stands in for them, the child’s
/// reviewing officer of today where an officer raised it, and who manages the reviewing officers.
fn may_drive(
    desk: &Desk,
    authority: &Authority,
    me: &Person,
    child: &Timeline,
    case: &Case,
) -> Result<(), Refusal> {
    let today = desk.today();
    let by = case.said.by.as_deref();
    if by == Some(&*me.id) || manages_officers(desk, authority, me, today) {
        return Ok(());
    }
    let board = desk.board();
    let stands_in =
        |whom: &str| board.register().staff().stands_in(&me.id, today).any(|(who, _)| **who == *whom);
    let of_officer = case.said.raised_as != Some(EscalationAs::Advocate);
    let reviews = of_officer
        && me.role == Role::ReviewingOfficer
        && access::Ties::of(child).reviewer(today).is_none_or(|held| held.who == me.id);
    if reviews || by.is_some_and(stands_in) {
        return Ok(());
    }
    let who = by.map_or("whoever raised it".to_owned(), |by| desk.people().name_of(by).to_owned());
    Err(Refusal::told(format!(
        "An answer alone closes nothing, and nobody closes a challenge to their own work: {who} takes it further or closes \
        it, or \
         whoever stands in for them, or the manager of the reviewing officers."
    )))
}

/// Whether a person answers a challenge as it stands today, and the sentence that says why not and who may.
fn may_answer(
    desk: &Desk,
    authority: &Authority,
    me: &Person,
    child: &Timeline,
    case: &Case,
) -> Result<(), Refusal> {
    let Some(stage) = case.waits() else {
        let says = match case.current().filter(|_| case.is_open()).and_then(|stage| stage.answered) {
            Some(day) => format!(
                "It was answered on {}. Whoever raised it says whether that puts it right.",
                day.to_words()
            ),
            None => "It has ended: there is nothing to answer.".to_owned(),
        };
        return Err(Refusal::told(says));
    };
    let today = desk.today();
    let worker = worker_on(child, today);
    let post = stage.post.unwrap_or(LinePost::Director);
    with_line(desk, authority, worker.as_deref(), today, |line| {
        line.may_answer(me, post, stage.to.as_deref())
    })
}

/// Whether a person says that an action of its plan is done: whose action it is by name, whoever is in the line that answers the
/// challenge, and whoever takes it further.
fn may_follow(
    desk: &Desk,
    authority: &Authority,
    me: &Person,
    child: &Timeline,
    case: &Case,
) -> Result<(), Refusal> {
    let owns = |owner: &str| owner.trim().eq_ignore_ascii_case(me.name.trim());
    if case.undone().any(|(_, action)| action.owner.as_deref().is_some_and(owns)) {
        return Ok(());
    }
    if may_drive(desk, authority, me, child, case).is_ok() {
        return Ok(());
    }
    let (today, stage) = (desk.today(), case.current());
    let post = stage.and_then(|stage| stage.post).unwrap_or(LinePost::Director);
    let to = stage.and_then(|stage| stage.to.as_deref());
    let worker = worker_on(child, today);
    with_line(desk, authority, worker.as_deref(), today, |line| line.may_answer(me, post, to))
}

/// Whether the actions of a plan differ in nothing but that more of them are done.
fn only_done(stood: &[EscalationAction], now: &[EscalationAction]) -> bool {
    let bare = |action: &EscalationAction| EscalationAction { done: None, seen: None, ..action.clone() };
    let kept = |(before, after): (&EscalationAction, &EscalationAction)| {
        bare(before) == bare(after) && (before.done.is_none() || before == after)
    };
    stood.len() == now.len() && stood.iter().zip(now).all(kept)
}

/// Where a stage or a challenge stands, in a word and a colour.
fn state(case: &Case, today: Day) -> Tag {
    use oversight::escalation::Offer;
    match case.offer(today) {
        Offer::Ended if case.said.withdrawn_because.is_some() => Tag::new("Withdrawn", Colour::Grey),
        Offer::Ended => Tag::new("Resolved", Colour::Green),
        Offer::Late { days } => Tag::new(
            format!("Answer late {}", words::counted(days.max(0) as usize, "day", "days")),
            Colour::Red,
        ),
        Offer::Refused => Tag::new("The answer is no", Colour::Red),
        Offer::Answered => Tag::new("Answered, not closed", Colour::Blue),
        Offer::Waits { due } if due == today => Tag::new("Answer due today", Colour::Yellow),
        Offer::Waits { .. } => Tag::new("Waits for an answer", Colour::Yellow),
    }
}

/// What the plain forms of the record, and programs, may not say past the pages of challenges: who raises, who answers and
/// who closes.
pub(crate) fn judged(
    desk: &Desk,
    me: &Person,
    record: &Record,
    before: Option<&str>,
    said: &dyn Said,
) -> Vec<Trouble> {
    let Some(now) = said.as_any().downcast_ref::<Escalation>() else { return Vec::new() };
    let authority = desk.authority(Moment::END_OF_TIME);
    let child = record.clocked(Moment::END_OF_TIME);
    let stood = before
        .and_then(|id| cases(record, &authority).into_iter().find(|(fact, _)| *fact.id == *id))
        .map(|(_, case)| case);
    let mut troubles = Vec::new();
    let Some(stood) = stood else {
        if let Err(refusal) = may_raise(desk, &authority, me) {
            troubles.push(Trouble::stops("raised", refusal.sentence));
        }
        if now.resolved.is_some() || now.stages().iter().any(|stage| stage.answered.is_some()) {
            let says = "Raise it first: it is answered and closed on its own page, by those who may";
            troubles.push(Trouble::stops("resolved", says));
        }
        return troubles;
    };
    let answered = |said: &Escalation| said.stages().iter().map(|stage| stage.answered).collect::<Vec<_>>();
    if answered(now) != answered(&stood.said)
        && let Err(refusal) = may_answer(desk, &authority, me, &child, &stood)
    {
        troubles.push(Trouble::stops("steps", refusal.sentence));
    }
    if now.actions != stood.said.actions {
        // Whoever carries out the plan says what of it is done; the plan is changed by whoever takes the challenge further.
        let may = match only_done(&stood.said.actions, &now.actions) {
            true => may_follow(desk, &authority, me, &child, &stood),
            false => may_drive(desk, &authority, me, &child, &stood),
        };
        if let Err(refusal) = may {
            troubles.push(Trouble::stops("actions", refusal.sentence));
        }
    }
    let driven = |said: &Escalation| (said.resolved, said.end, said.cafcass, said.stages().len());
    if driven(now) != driven(&stood.said)
        && let Err(refusal) = may_drive(desk, &authority, me, &child, &stood)
    {
        troubles.push(Trouble::stops("resolved", refusal.sentence));
    }
    troubles
}

/// Why somebody may not take a challenge back as recorded in error: it would close silently. `None` for any other record.
pub(crate) fn taken_back(desk: &Desk, me: &Person, record: &Record, which: &str) -> Option<Trouble> {
    let authority = desk.authority(Moment::END_OF_TIME);
    let (_, case) = cases(record, &authority).into_iter().find(|(fact, _)| *fact.id == *which)?;
    let child = record.clocked(Moment::END_OF_TIME);
    let refusal = may_drive(desk, &authority, me, &child, &case).err()?;
    Some(Trouble::stops(crate::child::record::correct::REASON, refusal.sentence))
}

/// Whether the reader adds to challenges at all.
fn adds(record: &Record) -> bool {
    record.adds(Escalation::KIND)
}
