//! `/fostering/{household}/record/{kind}`: what the fostering team writes about a household.

use axum::extract::State;
use calendar::Day;
use records::adoption::{AdopterApplication, AdopterApproval};
use records::fostering::{CarerAccount, FosteringApplication, FosteringApproval, FosteringOutcome};
use records::{Kind, Record, Subject, Trouble};
use web::{Answer, Fields, Page, Path, Problem, Query};

use super::{address, household};
use crate::Desk;
use crate::child::door;
use crate::child::record::named;
use crate::said::Saying;
use crate::signed::Me;
use access::{Person, Role};

/// The kinds that are written here of a household that fosters or asks to, with the words of their links.
pub(super) const FOSTERING: &[(&str, &str)] = &[
    ("supervising_visit", "Record a visit"),
    ("carer_check", "Record a check or medical"),
    ("carer_training", "Record training"),
    ("training_standards", "Training, support and development standards are completed"),
    ("foster_carer_review", "Record a review of approval"),
    ("fostering_hold", "Pause: no new child for now"),
    ("fostering_exemption", "Give an exemption for a child"),
    ("approval_terms", "Set the terms of approval"),
    ("household_details", "Write down anew who lives there"),
    ("children_fostered", "Write down how many children are fostered there"),
    ("fostering_allowance", "Write down an allowance or a fee"),
    ("kinship_support", "Write down a plan of support for relatives or friends who care"),
    ("carer_voice", "Write down what a carer said, and the answer"),
    ("carer_account", "Let a carer sign in: tie their account to the household"),
    ("panel_recommendation", "Record what the panel recommended"),
    ("constellation", "Put it into a constellation"),
    ("resignation", "Record a resignation"),
    ("fostering_exit", "Record an exit interview"),
];

/// The kinds that are written here of a household that adopts or asks to.
pub(super) const ADOPTING: &[(&str, &str)] = &[
    ("adopter_review", "Record a review of approval to adopt"),
    ("household_details", "Write down anew who lives there"),
];

/// The kinds by which somebody asks and is approved: each is begun once and written on, stage by stage.
pub(super) const ASKED: &[(&str, &str)] = &[
    ("fostering_application", "They ask to foster"),
    ("fostering_approval", "Write down the approval to foster"),
    ("adopter_application", "They ask to adopt"),
    ("adopter_approval", "Write down the approval to adopt"),
];

/// Every kind that is written here, each once.
pub(super) fn kinds() -> impl Iterator<Item = &'static str> {
    let adopting = ADOPTING.iter().filter(|(name, _)| FOSTERING.iter().all(|(other, _)| name != other));
    ASKED.iter().chain(FOSTERING).chain(adopting).map(|(name, _)| *name)
}

/// Kinds that say all of it anew from a day: their form goes on from what stands, so that nothing is lost that was not changed.
const GO_ON: &[&str] = &["household_details", "approval_terms"];
/// What each of them says afresh: its day, who decided it and why.
const ANEW: &[&str] = &["since", "decided_by", "because"];

/// Why somebody may, for the journal.
pub(crate) const WHY: &str = "in the team that works with carers";

const NO_KIND: Problem = Problem::Missing("Nothing of this sort is recorded of a household here.");

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    of: String,
}

/// The form.
///
/// # Errors
/// It is not the reader's to write; there is no such household or form.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, kind)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let kind = kind_of(&me, &kind)?;
        household::open(desk, &me, &id)?;
        let mut begin = Fields::default();
        begin.push(first_day(kind), desk.today().to_string());
        let saying = saying(desk, &me, &id, kind);
        if GO_ON.contains(&kind.name) {
            let before = saying.goes_on();
            for (name, value) in before.iter().filter(|(name, _)| !ANEW.contains(name)) {
                begin.push(name, value);
            }
        }
        saying.get(&asked.of, begin)
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
    Path((id, kind)): Path<(String, String)>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let kind = kind_of(&me, &kind)?;
        household::open(desk, &me, &id)?;
        let today = desk.today();
        saying(desk, &me, &id, kind).post(&sent, |troubles, said| {
            troubles.extend(judged(said, today));
            troubles.extend(not_a_carer(desk, said));
            // A child who is not known here, or not to the writer, is no child for whom a household is exempted or approved.
            let firmly = |trouble: Trouble| Trouble { stops: true, ..trouble };
            troubles.extend(named::judged(desk, &me, said).into_iter().map(firmly));
        })
    })
    .await
}

/// What cannot be said of a household on a day, beyond what the kind itself finds: a day to come, and stages out of their order.
pub(super) fn judged(said: &dyn Record, today: Day) -> Vec<Trouble> {
    let (kind, any) = (said.kind(), said.as_any());
    let ahead =
        ["fostering_hold", "fostering_exemption", "approval_terms", "fostering_allowance", "kinship_support"]
            .contains(&kind.name);
    let first = said.happened().from.filter(|day| !ahead && *day > today);
    let mut troubles: Vec<Trouble> =
        first.map(|_| Trouble::stops(first_day(kind), AHEAD)).into_iter().collect();
    if let Some(said) = any.downcast_ref::<FosteringApplication>() {
        stages(&mut troubles, &fostering_stages(said), today);
        for (field, day) in beside_stages(said) {
            stages(&mut troubles, &[("enquired", Some(said.enquired)), (field, day)], today);
        }
        let over = said.closed.or(said.stage_1_refused);
        if said.outcome.is_some() && over.is_none() {
            troubles.push(Trouble::stops("closed", "Say on which day it was decided, or closed"));
        }
        if said.outcome == Some(FosteringOutcome::Approved) && said.to_panel.is_none() {
            let says = "Nobody is approved before the panel has considered it: give the day of the panel";
            troubles.push(Trouble::stops("to_panel", says));
        }
    } else if let Some(said) = any.downcast_ref::<AdopterApplication>() {
        stages(&mut troubles, &adopter_stages(said), today);
        if said.approved.is_some() && said.decided.is_none() {
            troubles.push(Trouble::stops("decided", "Say on which day it was decided"));
        }
    } else if let Some(said) = any.downcast_ref::<FosteringApproval>() {
        if said.until.is_some_and(|until| until < said.since) {
            troubles.push(Trouble::stops("until", ENDED));
        }
        if said.until.is_some() && said.ended_because.is_none() {
            troubles.push(Trouble::advice("ended_because", "Why did it end? The yearly return asks for it"));
        }
    } else if let Some(said) = any.downcast_ref::<AdopterApproval>() {
        for (field, day) in [("until", said.until), ("placed", said.placed)] {
            if day.is_some_and(|day| day < said.since) {
                troubles.push(Trouble::stops(field, ENDED));
            }
        }
        if said.placed.is_some_and(|placed| placed > today) {
            troubles.push(Trouble::stops("placed", AHEAD));
        }
    }
    troubles
}

/// That an account is tied to a household which is no foster carer's: it would open nothing.
pub(super) fn not_a_carer(desk: &Desk, said: &dyn Record) -> Option<Trouble> {
    let account = said.as_any().downcast_ref::<CarerAccount>()?;
    // Whoever has left since is named where an end is written down.
    let person = desk.people().person_or_former(&account.who);
    if person.is_some_and(|person| person.role == Role::Carer) {
        return None;
    }
    let says = "There is no account of a foster carer with this identifier: an administrator makes one, with that role";
    Some(Trouble::stops("who", says))
}

const AHEAD: &str = "When was it? It cannot be recorded before it happens";
const ENDED: &str = "This is before the day of approval: put one of the two days right";

/// A stage of an application: its field and its day.
pub(super) type StageDay = (&'static str, Option<Day>);

/// The stages of an application to foster, in the order in which they come. Visits and the course have no place in it.
pub(super) fn fostering_stages(said: &FosteringApplication) -> [StageDay; 8] {
    [
        ("enquired", Some(said.enquired)),
        ("responded", said.responded),
        ("applied", said.applied),
        ("stage_1_information", said.stage_1_information),
        ("stage_1_ended", said.stage_1_ended),
        ("stage_2_ended", said.stage_2_ended),
        ("to_panel", said.to_panel),
        ("closed", said.closed),
    ]
}

/// The stages of an application to adopt, in the order in which they come.
pub(super) fn adopter_stages(said: &AdopterApplication) -> [StageDay; 7] {
    [
        ("registered", Some(said.registered)),
        ("responded", said.responded),
        ("stage_1_started", said.stage_1_started),
        ("stage_1_ended", said.stage_1_ended),
        ("stage_2_started", said.stage_2_started),
        ("decided", said.decided),
        ("closed", said.closed),
    ]
}

/// What has a day and no place in the order of stages: a visit, the course, the beginning of stage 2, which may overlap stage 1.
fn beside_stages(said: &FosteringApplication) -> [StageDay; 4] {
    [
        ("visited", said.visited),
        ("course", said.course),
        ("stage_2_started", said.stage_2_started),
        ("stage_1_refused", said.stage_1_refused),
    ]
}

/// A stage is not before the one before it, nor ahead of today.
fn stages(troubles: &mut Vec<Trouble>, stages: &[StageDay], today: Day) {
    let mut last: Option<Day> = None;
    for (nth, (field, day)) in stages.iter().enumerate() {
        let Some(day) = *day else { continue };
        if day > today && nth > 0 {
            troubles.push(Trouble::stops(*field, AHEAD));
        } else if let Some(before) = last.filter(|before| day < *before) {
            let says = format!(
                "This is before the stage before it, {}: put one of the two days right",
                before.to_words()
            );
            troubles.push(Trouble::stops(*field, says));
        }
        last = Some(last.map_or(day, |last| last.max(day)));
    }
}

fn kind_of(me: &Person, name: &str) -> Result<&'static Kind, Problem> {
    access::keeps_households(me).map_err(|refusal| door::closed(&refusal))?;
    let name = kinds().find(|known| *known == name).ok_or(NO_KIND)?;
    records::kind(name).ok_or(NO_KIND)
}

/// The field of the first day.
fn first_day(kind: &Kind) -> &'static str {
    kind.fields.first().map_or("day", |field| field.name)
}

fn saying<'a>(desk: &'a Desk, me: &'a Person, id: &str, kind: &'static Kind) -> Saying<'a> {
    Saying {
        desk,
        me,
        subject: Subject::carer_household(id),
        kind,
        at: address(id).at("record").at(kind.name),
        back: ("The household", address(id)),
        because: WHY,
        caption: id.to_owned(),
        menu: "/fostering",
    }
}
