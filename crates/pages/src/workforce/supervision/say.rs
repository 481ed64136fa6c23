//! `/supervision/{worker}/say/{kind}`: the forms beside the session: what was agreed, a day that is planned or did not take
//! place, time away, a caseload that is reduced, practice that was watched.

use axum::extract::State;
use calendar::Day;
use records::workforce::SupervisionPlanned;
use records::{Kind, Record, Subject, Trouble};
use web::{Answer, Fields, Page, Path, Problem, Query};

use super::{address, because};
use crate::Desk;
use crate::said::Saying;
use crate::signed::Me;
use access::Person;

/// The kinds that are said here.
pub(super) const KINDS: &[&str] = &[
    "supervision_agreement",
    "supervision_planned",
    "worker_absence",
    "reduced_caseload",
    "practice_observation",
    "appraisal",
];

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    of: String,
}

/// The form.
///
/// # Errors
/// It is not the reader's to say; there is no such form.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, kind)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let who = desk.supervises(&me, &id)?;
        let mut begin = Fields::default();
        begin.push(first_day(&kind), desk.today().to_string());
        begin.push("by", &*me.id);
        begin.push("missed", "no");
        saying(desk, &me, &who, &kind, &because(&who))?.get(&asked.of, begin)
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
        let who = desk.supervises(&me, &id)?;
        let today = desk.today();
        saying(desk, &me, &who, &kind, &because(&who))?
            .post(&sent, |troubles, record| troubles.extend(wrong(record, today)))
    })
    .await
}

/// What cannot be said on a day, beyond what the kind itself finds.
pub(super) fn wrong(record: &dyn Record, today: Day) -> Option<Trouble> {
    let ahead = record.happened().from.is_some_and(|on| on > today);
    let missed = record.as_any().downcast_ref::<SupervisionPlanned>().is_some_and(|planned| planned.missed);
    match record.kind().name {
        "practice_observation" if ahead => Some(Trouble::stops(
            "day",
            "Practice is written down once it was watched: give a day up to today",
        )),
        "appraisal" if ahead => Some(Trouble::stops("day", "An appraisal is written down once it was held")),
        "supervision_planned" if ahead && missed => {
            Some(Trouble::stops("missed", "That day has not come: change the day in place of it"))
        }
        _ => None,
    }
}

fn first_day(kind: &str) -> &'static str {
    match kind {
        "supervision_planned" | "practice_observation" | "appraisal" => "day",
        _ => "since",
    }
}

fn saying<'a>(
    desk: &'a Desk,
    me: &'a Person,
    who: &Person,
    kind: &str,
    because: &'a str,
) -> Result<Saying<'a>, Problem> {
    let known: Option<&'static Kind> =
        KINDS.iter().find(|known| **known == kind).and_then(|known| records::kind(known));
    let kind = known.ok_or(Problem::Missing("There is no such form about supervision."))?;
    Ok(Saying {
        desk,
        me,
        subject: Subject::worker(&who.id),
        kind,
        at: address(&who.id).at("say").at(kind.name),
        back: ("Supervision", address(&who.id)),
        because,
        caption: who.name.clone(),
        menu: "/team",
    })
}
