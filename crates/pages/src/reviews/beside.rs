//! Who may change what a review decided once it was sent, who answers it and who settles a dispute: asked by the pages of a
//! review, by the plain forms of the record and of programs.
//!
//! Decisions are what the reviewing officer found and the child was told. Whoever is to carry them out says that one is done, or
//! disputes it in the answer; nobody rewrites what they were asked to do.

use access::{Person, Refusal, Role};
use calendar::Moment;
use records::reviews::{DecisionsAnswered, ReviewDecision, ReviewDecisions};
use records::{Record as Said, Trouble};
use timeline::Timeline;

use crate::Desk;
use crate::record::Record;

use super::{escalation, standing};

/// Where the decisions of a review are answered and changed, as it is said to somebody who tries it elsewhere.
const THERE: &str =
    "Change them on the page Decisions of the review: there the manager’s answer becomes due again";

/// Whether somebody changes decisions that were sent, or settles a dispute about them: the reviewing officer, and whoever manages
/// the reviewing officers.
fn reviews(desk: &Desk, me: &Person) -> bool {
    let authority = desk.authority(Moment::END_OF_TIME);
    me.role == Role::ReviewingOfficer || escalation::manages_officers(desk, &authority, me, desk.today())
}

/// Why somebody may not change decisions that were sent.
pub(super) fn may_change(desk: &Desk, me: &Person) -> Result<(), Refusal> {
    if reviews(desk, me) {
        return Ok(());
    }
    Err(Refusal::told(
        "The decisions were sent out: only the reviewing officer changes them, or whoever manages the reviewing officers. You \
         say here that one is done, and what you saw of it. The team manager disputes a decision in the answer.",
    ))
}

/// Why somebody may not settle a dispute.
pub(super) fn may_settle(desk: &Desk, me: &Person) -> Result<(), Refusal> {
    if reviews(desk, me) {
        return Ok(());
    }
    Err(Refusal::told(
        "A dispute is settled by the reviewing officer, or by whoever manages the reviewing officers: nobody settles one about \
         their own work.",
    ))
}

/// Why somebody may not answer decisions: the manager of the team that works with the child does.
pub(super) fn may_answer(desk: &Desk, me: &Person, child: &Timeline) -> Result<(), Refusal> {
    let today = desk.today();
    let worker = child
        .allocations
        .iter()
        .rfind(|held| held.since <= today && held.until.is_none_or(|until| until > today));
    access::approve(me, desk.people(), &[], worker.map(|held| &*held.worker))
}

/// Whether decisions differ in nothing but that more of them are done.
pub(super) fn only_done(stood: &ReviewDecisions, now: &ReviewDecisions) -> bool {
    let kept = |(before, after): (&ReviewDecision, &ReviewDecision)| {
        before.done.is_none() || (before.done == after.done && before.seen == after.seen)
    };
    stood.but_done() == now.but_done() && stood.decisions.iter().zip(&now.decisions).all(kept)
}

/// What is wrong with it, beside what stands. `before`: the record that is put right.
pub(crate) fn judged(
    desk: &Desk,
    me: &Person,
    record: &Record,
    before: Option<&str>,
    said: &dyn Said,
) -> Vec<Trouble> {
    if let Some(now) = said.as_any().downcast_ref::<ReviewDecisions>() {
        return decisions(desk, me, record, before, now);
    }
    if let Some(now) = said.as_any().downcast_ref::<DecisionsAnswered>() {
        return answer(desk, me, record, before, now);
    }
    Vec::new()
}

fn decisions(
    desk: &Desk,
    me: &Person,
    record: &Record,
    before: Option<&str>,
    now: &ReviewDecisions,
) -> Vec<Trouble> {
    let Some(which) = before else {
        let mut troubles = now.past();
        if standing(record, |sent: &ReviewDecisions| sent.review == now.review).is_some() {
            let says = "Decisions of this review were sent already: change those";
            troubles.push(Trouble::stops("review", says));
        }
        return troubles;
    };
    let facts = record.standing(Moment::END_OF_TIME);
    let stood = facts.into_iter().find(|fact| *fact.id == *which);
    let Some(stood) = stood.and_then(|fact| fact.of::<ReviewDecisions>()) else { return Vec::new() };
    if only_done(stood, now) {
        return Vec::new();
    }
    if let Err(refusal) = may_change(desk, me) {
        return vec![Trouble::stops("decisions", refusal.sentence)];
    }
    match answered(record, stood.review) {
        true => vec![Trouble::stops("decisions", THERE)],
        false => Vec::new(),
    }
}

/// Whether an answer to the decisions of a review stands.
fn answered(record: &Record, review: calendar::Day) -> bool {
    let own = |answer: &DecisionsAnswered| answer.review == review && answer.overtaken.is_none();
    standing(record, own).is_some()
}

fn answer(
    desk: &Desk,
    me: &Person,
    record: &Record,
    before: Option<&str>,
    now: &DecisionsAnswered,
) -> Vec<Trouble> {
    let facts = record.standing(Moment::END_OF_TIME);
    let stood = before.and_then(|which| facts.into_iter().find(|fact| *fact.id == *which));
    let stood = stood.and_then(|fact| fact.of::<DecisionsAnswered>());
    let mut troubles = Vec::new();
    let settled = |said: &DecisionsAnswered| (said.settled, said.settlement.clone());
    let settles = stood.map_or(settled(now) != (None, None), |stood| settled(stood) != settled(now));
    if settles && let Err(refusal) = may_settle(desk, me) {
        troubles.push(Trouble::stops("settled", refusal.sentence));
    }
    let said =
        |said: &DecisionsAnswered| (said.agreed, said.because.clone(), said.to_dispute.clone(), said.day);
    let answers = stood.is_none_or(|stood| said(stood) != said(now));
    let child = record.timeline(Moment::END_OF_TIME);
    if answers && let Err(refusal) = may_answer(desk, me, &child) {
        troubles.push(Trouble::stops("agreed", refusal.sentence));
    }
    troubles
}

/// Why somebody may not take a record of a review back as recorded in error. `None` for any other record.
pub fn taken_back(desk: &Desk, me: &Person, record: &Record, which: &str) -> Option<Trouble> {
    let facts = record.standing(Moment::END_OF_TIME);
    let fact = facts.into_iter().find(|fact| *fact.id == *which)?;
    let refusal = if fact.of::<ReviewDecisions>().is_some() {
        may_change(desk, me).err()?
    } else if let Some(answer) = fact.of::<DecisionsAnswered>() {
        let child = record.timeline(Moment::END_OF_TIME);
        let may = may_answer(desk, me, &child);
        if answer.settled.is_some() { may_settle(desk, me).err()? } else { may.err()? }
    } else {
        return escalation::taken_back(desk, me, record, which);
    };
    Some(Trouble::stops(crate::child::record::correct::REASON, refusal.sentence))
}
