//! An invented authority, put into a journal as if people had recorded it.

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::{Day, Moment};
use clocks::leaving_care::status;
use journal::{Batch, Journal, Load};
use records::fostering::{CarerAbout, CarerAccount, CarerMessage};
use records::governance::OwnAccount;
use records::leaving_care::{LeaverDocument, PathwayPlan};
use records::placements::{DelegatedAuthority, PlacedWith, PlacementPlan};
use records::{Act, Change, Fact, Place, Subject};
use simulate::{Invented, Plan};

use crate::failure::Failure;

/// Largest batch; a large authority goes in in several.
const BATCH: usize = 500_000;

/// Records an invented authority: every fact with the moment at which it was learnt. Returns how many there are.
pub(crate) fn record(journal: &Journal, plan: &Plan, invented: &Invented) -> Result<usize, Failure> {
    let Invented { authority, children, households, staff, .. } = invented;
    let code: Arc<str> = plan.code.as_str().into();
    let mut learnt: Vec<(Moment, Change)> = Vec::new();
    for (subject, facts) in std::iter::once(authority).chain(children).chain(households).chain(staff) {
        learnt.extend(changes(subject, facts));
    }
    // In the order in which it was learnt, as a journal grows.
    learnt.sort_by_key(|(moment, _)| *moment);
    let all = learnt.len();
    for (nth, part) in learnt.chunks(BATCH).enumerate() {
        let entries = part
            .iter()
            .map(|(moment, change)| {
                let mut entry = roll::new_entry(change)?;
                entry.known_at = Some(*moment);
                Ok(entry)
            })
            .collect::<Result<Vec<_>, Failure>>()?;
        journal.append(Batch {
            authority: code.clone(),
            who: "invented".into(),
            permit_reason: None,
            known_at: None,
            load: Some(Load {
                id: format!("invented authority, seed {}, part {}", plan.seed, nth + 1).into(),
                what: "An invented authority".into(),
            }),
            entries,
            expected: Vec::new(),
        })?;
    }
    Ok(all)
}

/// Ties the account of the invented young person to the record of one who left care, has a plan and papers, and is 18 to 20:
/// so that a demonstration has somebody whose own pages can be opened.
pub(crate) fn tie_the_young_person(invented: &mut Invented, day: Day) {
    let Some(account) =
        invented.colleagues.iter().find(|each| each.post == "young").map(|each| each.id.clone())
    else {
        return;
    };
    let fits = |facts: &[Fact]| {
        let child = timeline::Timeline::of("", facts, Moment::END_OF_TIME);
        let status = status::on(&status::standing(&child), day).status;
        status == status::LeaverStatus::FormerRelevant
            && child.strand::<PathwayPlan>().next().is_some()
            && child.strand::<LeaverDocument>().next().is_some()
    };
    let Some((_, facts)) = invented.children.iter_mut().find(|(_, facts)| fits(facts)) else { return };
    let tied = OwnAccount {
        since: day,
        until: None,
        who: account,
        checked: Some("Known to the adviser".to_owned()),
    };
    facts.push(Fact::said("own-account", Moment::start_of(day), tied));
}

/// Ties the account of the invented foster carer to a household with which a child lives today who has a plan for the placement
/// and of whom it is written down what carers may decide; and has them write a message that nobody has answered yet.
pub(crate) fn tie_the_carer(invented: &mut Invented, day: Day) {
    let Some(account) =
        invented.colleagues.iter().find(|each| each.post == "carer").map(|each| each.id.clone())
    else {
        return;
    };
    let lives = |facts: &[Fact]| {
        let child = timeline::Timeline::of("", facts, Moment::END_OF_TIME);
        let with = child.strand::<PlacedWith>().rfind(|said| said.holds_on(day) && !said.respite)?;
        let fostered = child.episodes.iter().any(|row| {
            row.start <= day
                && row.end.is_none_or(|end| end > day)
                && row.place.is_some_and(records::codes::PlacementType::is_foster)
        });
        // What was agreed with these carers, not with those whom the child left.
        let from = with.since.plus_days(-14);
        let told = child.strand::<PlacementPlan>().any(|said| said.day >= from)
            && child
                .strand::<DelegatedAuthority>()
                .any(|said| said.day >= from && !said.record.decisions.is_empty());
        (fostered && told).then(|| with.record.household.clone()).flatten()
    };
    let homes: Vec<String> = invented.children.iter().filter_map(|(_, facts)| lives(facts)).collect();
    let fits = |subject: &Subject| homes.iter().any(|id| *id == *subject.id);
    let Some((_, facts)) = invented.households.iter_mut().find(|(subject, _)| fits(subject)) else { return };
    let tied = CarerAccount {
        since: day,
        until: None,
        who: account.clone(),
        checked: Some("Known to the supervising social worker".to_owned()),
    };
    facts.push(Fact::said("carer-account", Moment::start_of(day), tied));
    let wrote = CarerMessage {
        day,
        about: Some(CarerAbout::Decisions),
        words: "The school asks who signs for the trip in spring. May we?".to_owned(),
        by: Some(account),
    };
    facts.push(Fact::said("carer-message", Moment::start_of(day), wrote));
}

/// Facts as the changes that said them.
fn changes(subject: &Subject, facts: &[Fact]) -> Vec<(Moment, Change)> {
    let mut said: BTreeMap<(&'static str, &str), u32> = BTreeMap::new();
    let mut changes = Vec::with_capacity(facts.len());
    let mut in_order: Vec<&Fact> = facts.iter().collect();
    in_order.sort_by_key(|fact| (fact.recorded, fact.revision));
    for fact in in_order {
        let revision = said.entry((fact.record.kind().name, &fact.id)).or_default();
        *revision += 1;
        let (act, reason) = match (fact.withdrawn, *revision) {
            (true, _) => (Act::Withdraw, Some("recorded in error".into())),
            (false, 1) => (Act::Record, None),
            (false, _) => (Act::Correct, Some("put right".into())),
        };
        changes.push((
            fact.recorded,
            Change {
                subject: subject.clone(),
                id: fact.id.clone(),
                revision: *revision,
                act,
                reason,
                record: fact.record.clone(),
                place: Place::default(),
            },
        ));
    }
    changes
}
