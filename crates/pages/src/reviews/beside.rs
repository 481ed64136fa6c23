//! Who sends what a review decided and who may change it once it was sent, who answers it and who settles a dispute; whose
//! visit to the child is the reviewing officer's; what a review leaves unsaid of decisions before and of what it was held
//! without: asked by the pages of a review, by the plain forms of the record and of programs.
//!
//! Decisions are what the reviewing officer found and the child was told. Whoever is to carry them out says that one is done,
//! or disputes it in the answer; nobody rewrites what they were asked to do.

use access::{Person, Refusal, Role};
use calendar::{Day, Moment};
use clocks::reviews::spoken::officer_on;
use oversight::review::open;
use records::reviews::{
    ChildSpokenTo, DecisionChecked, DecisionsAnswered, MidwayReview, Review, ReviewDecision, ReviewDecisions,
    ReviewMeeting,
};
use records::{Record as Said, Trouble};
use timeline::Timeline;

use crate::Desk;
use crate::record::Record;

use super::{escalation, meeting, short, standing};

/// Where the decisions of a review are answered and changed, as it is said to somebody who tries it elsewhere.
const THERE: &str =
    "Change them on the page Decisions of the review: there the manager’s answer becomes due again";

/// What is said to whoever answers decisions that are disputed already.
pub(super) const DISPUTED: &str =
    "The decisions are disputed already, and that is not settled: the reviewing officer settles it";

/// What is said to whoever answers the decisions and not what the reviewing officer disputes.
pub(super) const SILENT: &str =
    "The reviewing officer disputes something: say what changes, or why it does not";

/// Whether somebody changes decisions that were sent, or settles a dispute about them: the reviewing officer, and whoever
/// manages the reviewing officers.
fn reviews(desk: &Desk, me: &Person) -> bool {
    let authority = desk.authority(Moment::END_OF_TIME);
    me.role == Role::ReviewingOfficer || escalation::manages_officers(desk, &authority, me, desk.today())
}

/// Whether somebody is the child's reviewing officer on a day, or stands in for them; also where none is named.
pub(crate) fn is_officer(desk: &Desk, me: &Person, child: &Timeline, day: Day) -> bool {
    let Some(officer) = officer_on(child, day) else { return me.role == Role::ReviewingOfficer };
    officer == &*me.id || stands_in(desk, me, officer, day)
}

/// Whether somebody stands in for another on a day.
pub(super) fn stands_in(desk: &Desk, me: &Person, whom: &str, day: Day) -> bool {
    desk.board().register().staff().stands_in(&me.id, day).any(|(other, _)| **other == *whom)
}

/// Why somebody may not send the decisions of a review: they are the reviewing officer's, who is independent of those who carry
/// them out (Children Act 1989, section 25B; IRO Handbook, chapter 3).
pub(super) fn may_send(desk: &Desk, me: &Person, child: &Timeline) -> Result<(), Refusal> {
    let (authority, today) = (desk.authority(Moment::END_OF_TIME), desk.today());
    if is_officer(desk, me, child, today) || escalation::manages_officers(desk, &authority, me, today) {
        return Ok(());
    }
    let named = officer_on(child, today).map(|who| desk.people().name_of(who).to_owned());
    let named = named
        .map_or_else(|| "None is named for this child today.".to_owned(), |name| format!("That is {name}."));
    Err(Refusal::told(format!(
        "What a review decided is sent out by the child’s reviewing officer, by whoever stands in for them, or by \
         whoever manages the reviewing officers. {named}"
    )))
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
    if let Some(now) = said.as_any().downcast_ref::<ChildSpokenTo>() {
        return spoken(desk, me, record, before, now);
    }
    if before.is_some() {
        return Vec::new();
    }
    let child = record.timeline(Moment::END_OF_TIME);
    if let Some(now) = said.as_any().downcast_ref::<ReviewMeeting>() {
        let mut troubles = Vec::new();
        if !now.goes_on {
            troubles.extend(unchecked(&child, now.day, &now.checked, "checked"));
            troubles.extend(unprepared(&child, now.day, now.unprepared.is_some(), "unprepared"));
        }
        return troubles;
    }
    if let Some(now) = said.as_any().downcast_ref::<MidwayReview>() {
        return unchecked(&child, now.day, &now.checked, "checked").into_iter().collect();
    }
    if let Some(now) = said.as_any().downcast_ref::<Review>() {
        // A meeting of that day was asked already.
        if child.strand::<ReviewMeeting>().any(|held| held.day == now.day) {
            return Vec::new();
        }
        let unchecked = unchecked(&child, now.day, &[], "day");
        return unchecked.into_iter().chain(unprepared(&child, now.day, false, "day")).collect();
    }
    Vec::new()
}

/// What a review or a midway check does not say of decisions that were open: told beside it, because what happened is
/// recorded as it was; nothing that was promised is forgotten by it.
fn unchecked(child: &Timeline, day: Day, checked: &[DecisionChecked], field: &str) -> Option<Trouble> {
    let mut open: Vec<String> = open::decisions(child, day)
        .iter()
        .filter(|open| open.review < day)
        .map(|open| open.said.decision.as_str())
        .filter(|decision| !checked.iter().any(|each| each.decision.trim() == decision.trim()))
        .map(|decision| format!("“{}”", short(decision)))
        .collect();
    open.dedup();
    if open.is_empty() {
        return None;
    }
    let says = format!(
        "Nothing is said of what earlier reviews decided: {}. They stay open. The page “The review meeting” asks what \
         became of each",
        open.join(", ")
    );
    Some(Trouble::advice(field, says))
}

/// What a review was held without, where nobody says why.
fn unprepared(child: &Timeline, day: Day, said: bool, field: &str) -> Option<Trouble> {
    let lacks = meeting::unprepared(child, day);
    if said || lacks.is_empty() {
        return None;
    }
    let says = format!(
        "There is {} for this review, and nobody says why it was held without. It is counted so",
        lacks.join(" and ")
    );
    Some(Trouble::advice(field, says))
}

/// Whose visit it is: that of the reviewing officer of that day, or of who stood in for them.
fn spoken(
    desk: &Desk,
    me: &Person,
    record: &Record,
    before: Option<&str>,
    now: &ChildSpokenTo,
) -> Vec<Trouble> {
    let child = record.timeline(Moment::END_OF_TIME);
    let Some(officer) = officer_on(&child, now.day) else { return Vec::new() };
    let facts = record.standing(Moment::END_OF_TIME);
    let stood = before.and_then(|which| facts.into_iter().find(|fact| *fact.id == *which));
    let stood = stood.and_then(|fact| fact.of::<ChildSpokenTo>());
    let name = desk.people().name_of(officer);
    match &now.in_place_of {
        // What stands was asked when it was written.
        Some(whom) if stood.is_some_and(|stood| stood.in_place_of.as_ref() == Some(whom)) => Vec::new(),
        Some(whom) if whom != officer => {
            let says =
                format!("{name} was the child’s reviewing officer on that day: say whom you stood in for");
            vec![Trouble::stops("in_place_of", says)]
        }
        // The child's officer says of what somebody else wrote that they stood in for them: whoever puts it right vouches for it.
        Some(whom)
            if stood.is_some() && (**whom == *me.id || officer_on(&child, desk.today()) == Some(&*me.id)) =>
        {
            Vec::new()
        }
        Some(whom) if !stands_in(desk, me, whom, now.day) => {
            let says = format!("It is not recorded that you stood in for {name} on that day");
            vec![Trouble::stops("in_place_of", says)]
        }
        None if officer != &*me.id => {
            let says = format!(
                "It does not count as the reviewing officer’s visit: on that day that was {name}. Say whom you stood in for"
            );
            vec![Trouble::advice("day", says)]
        }
        _ => Vec::new(),
    }
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
        if let Err(refusal) = may_send(desk, me, &record.timeline(Moment::END_OF_TIME)) {
            troubles.push(Trouble::stops("decisions", refusal.sentence));
        }
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
    if before.is_none() {
        // A second answer would stand in place of the dispute, and nobody would have settled it.
        let open = |said: &DecisionsAnswered| said.review == now.review && said.is_open_dispute();
        if standing(record, open).is_some() {
            troubles.push(Trouble::stops("agreed", DISPUTED));
        }
    }
    let disputes = |sent: &ReviewDecisions| sent.review == now.review && sent.disputes.is_some();
    let silent = now.to_dispute.as_deref().is_none_or(|text| text.trim().is_empty());
    if answers && silent && standing(record, disputes).is_some() {
        troubles.push(Trouble::stops("to_dispute", SILENT));
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
