//! `/fostering/{household}/record/{kind}`: what the fostering team writes about a household.

use axum::extract::State;
use calendar::Day;
use records::{Kind, Subject, Trouble};
use web::{Answer, Fields, Page, Path, Problem, Query};

use super::{address, household};
use crate::Desk;
use crate::child::door;
use crate::child::record::read::day;
use crate::said::Saying;
use crate::signed::Me;
use access::Person;

/// The kinds that are written here, with the words of their links.
pub(super) const KINDS: &[(&str, &str)] = &[
    ("supervising_visit", "Record a visit"),
    ("carer_check", "Record a check or medical"),
    ("carer_training", "Record training"),
    ("foster_carer_review", "Record a review of approval"),
    ("fostering_hold", "Pause: no new child for now"),
    ("fostering_exemption", "Give an exemption for a child"),
    ("approval_terms", "Set the terms of approval"),
    ("household_details", "Write down anew who lives there"),
    ("fostering_allowance", "Write down an allowance or a fee"),
    ("panel_recommendation", "Record what the panel recommended"),
    ("constellation", "Put it into a constellation"),
    ("resignation", "Record a resignation"),
    ("fostering_exit", "Record an exit interview"),
];

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
        saying(desk, &me, &id, kind).get(&asked.of, begin)
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
        saying(desk, &me, &id, kind).post(&sent, |troubles, _| {
            troubles.extend(judged(kind, day(sent.get(first_day(kind)).trim()), today));
        })
    })
    .await
}

/// What cannot be said of a household on a day, beyond what the kind itself finds.
pub(super) fn judged(kind: &Kind, first: Option<Day>, today: Day) -> Option<Trouble> {
    let ahead = ["fostering_hold", "fostering_exemption", "approval_terms", "fostering_allowance"]
        .contains(&kind.name);
    let says = "When was it? It cannot be recorded before it happens";
    first.filter(|day| !ahead && *day > today).map(|_| Trouble::stops(first_day(kind), says))
}

fn kind_of(me: &Person, name: &str) -> Result<&'static Kind, Problem> {
    access::keeps_households(me).map_err(|refusal| door::closed(&refusal))?;
    let (name, _) = KINDS.iter().find(|(known, _)| *known == name).ok_or(NO_KIND)?;
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
