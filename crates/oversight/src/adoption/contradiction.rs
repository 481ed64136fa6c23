//! What cannot be so beside what is recorded already, told at entry with the way on: an adoption order without a placement,
//! a match before a decision, a legal status that contradicts the way to adoption.

use std::sync::Arc;

use calendar::Day;
use records::adoption::{
    AdopterApproval, AdoptionDecision, AdoptionLink, AdoptionMatch, AdoptionStep, IntroductionsPlan,
    MatchProposal, StepSort,
};
use records::codes::{LegalStatus, PlacementType};
use records::court::LegalStatusChange;
use records::fostering::FosteringHold;
use records::leaving_care::LookedAfterEnd;
use records::permanence::LongTermMatch;
use records::placements::Placement;
use records::{Record, Trouble};
use timeline::{Cohort, Household, Stranded, Timeline};

/// What is wrong with a record of a child beside the rest of it; nothing for kinds that adoption is not about.
pub fn of(child: &Timeline, record: &dyn Record) -> Vec<Trouble> {
    let any = record.as_any();
    let mut troubles = Vec::new();
    if let Some(said) = any.downcast_ref::<AdoptionStep>() {
        step(child, said, &mut troubles);
    } else if let Some(said) = any.downcast_ref::<AdoptionMatch>() {
        if let Some(matched) = said.matched {
            let told = said.decided.is_some_and(|decided| decided <= matched);
            if !told && !decided_by(child, matched) {
                troubles.push(Trouble::stops("matched", NO_DECISION));
            }
        }
    } else if let Some(said) = any.downcast_ref::<AdoptionLink>() {
        if said.early != Some(true) && !decided_by(child, said.since) {
            troubles.push(Trouble::advice("since", NOT_DECIDED_YET));
        }
    } else if let Some(said) = any.downcast_ref::<MatchProposal>() {
        if said.agreed().is_some_and(|agreed| !decided_by(child, agreed)) {
            troubles.push(Trouble::stops("decided", NO_DECISION));
        }
    } else if let Some(said) = any.downcast_ref::<IntroductionsPlan>() {
        let matched = clocks::adoption::children::matched(child).any(|on| on <= said.starts);
        if !matched {
            troubles.push(Trouble::stops(
                "starts",
                "No match is recorded by this day. Record the match first, then the introductions",
            ));
        }
    } else if let Some(said) = any.downcast_ref::<AdoptionDecision>() {
        if said.reversed.is_some_and(|reversed| reversed < said.day) {
            troubles.push(Trouble::stops(
                "reversed",
                "It was reversed before it was made: correct one of the days",
            ));
        }
    } else if let Some(said) = any.downcast_ref::<LookedAfterEnd>() {
        if said.reason.is_some_and(records::codes::ReasonEnded::is_adoption) && !placed_by(child, said.day) {
            troubles.push(Trouble::stops("reason", NO_PLACEMENT));
        }
    } else if let Some(said) = any.downcast_ref::<LegalStatusChange>() {
        status(child, said, &mut troubles);
    } else if let Some(said) = any.downcast_ref::<Placement>() {
        placement(child, said, &mut troubles);
    } else if let Some(said) = any.downcast_ref::<LongTermMatch>() {
        let way = said.agreed.unwrap_or(said.day);
        if said.agreed.is_some_and(|agreed| agreed < said.day) {
            troubles.push(Trouble::stops(
                "agreed",
                "It was agreed before the panel considered it: correct one of the days",
            ));
        } else if child.on(way).place().is_some_and(PlacementType::is_for_adoption) {
            troubles.push(Trouble::stops(
                "day",
                "The child is placed for adoption on this day. If the plan changed, record the reversed decision and the \
                    move first",
            ));
        }
    }
    troubles
}

/// What stands against the adopters who are named, on the day: a household that is not approved to adopt, or takes no new child.
/// A household that is nobody's is one that is not approved.
pub fn of_adopters(cohort: &Cohort, record: &dyn Record) -> Option<Trouble> {
    let any = record.as_any();
    // What is over was as it was. A proposal that goes on is stopped: a child is matched with those who are approved, and
    // adopters are looked at before they are.
    let (household, day, goes_on) = if let Some(said) = any.downcast_ref::<MatchProposal>() {
        let over = said.over().is_some() && said.agreed().is_none();
        let goes_on = said.agreed().is_none();
        (said.household.as_deref().filter(|_| !over)?, said.agreed().unwrap_or(said.day), goes_on)
    } else {
        let said = any.downcast_ref::<AdoptionLink>()?;
        (said.household.as_deref().filter(|_| said.ended.is_none())?, said.since, false)
    };
    let found = cohort.households.iter().find(|each| *each.id == *household);
    let approved = |household: &&Arc<Household>| {
        household
            .strand::<AdopterApproval>()
            .any(|said| said.since <= day && said.until.is_none_or(|until| day < until))
    };
    let says = match found.filter(approved) {
        None => format!(
            "No approval to adopt of this household stands on {}. Record the approval first, or correct the number or the day",
            day.to_words()
        ),
        Some(household) => {
            let hold = household.strand::<FosteringHold>().find(|said| said.holds_on(day))?;
            format!(
                "They take no new child from {}: {}. End the hold first, or choose others",
                hold.since.to_words(),
                hold.why.label().to_lowercase()
            )
        }
    };
    Some(if goes_on { Trouble::stops("household", says) } else { Trouble::advice("household", says) })
}

const NO_DECISION: &str = "No decision that the child should be placed for adoption is recorded by this day. Record the \
    decision first, or \
                           correct the day of the match";
const NOT_DECIDED_YET: &str =
    "It is not decided by this day that the child should be placed. If this is early permanence, say so";
const NO_PLACEMENT: &str = "The child is not placed for adoption on this day. Record the placement first (types A3 to \
    A6), or correct why care \
                            ended";

fn step(child: &Timeline, said: &AdoptionStep, troubles: &mut Vec<Trouble>) {
    match said.what {
        StepSort::OrderMade if !placed_by(child, said.day) => {
            let says = "The child was not placed for adoption by this day. Record the placement first (types A3 to A6), then the \
                        order";
            troubles.push(Trouble::stops("what", says));
        }
        StepSort::ApplicationMade if !placed_by(child, said.day) => {
            let says = "The child was not placed for adoption by this day. The adopters may apply ten weeks after the \
                child moved in";
            troubles.push(Trouble::stops("what", says));
        }
        StepSort::ApplicationMade => {
            let early = placed(child, said.day).is_some_and(|placed| placed.plus_days(70) > said.day);
            if early {
                let says =
                    "The child has not lived with them for ten weeks on this day: a court may not accept it";
                troubles.push(Trouble::advice("day", says));
            }
        }
        StepSort::Introductions if !decided_by(child, said.day) => {
            troubles.push(Trouble::stops("what", NO_DECISION));
        }
        StepSort::Disrupted if placed(child, said.day).is_none() => {
            troubles.push(Trouble::stops(
                "what",
                "The child was not placed for adoption by this day: nothing can have broken down",
            ));
        }
        _ => {}
    }
}

fn status(child: &Timeline, said: &LegalStatusChange, troubles: &mut Vec<Trouble>) {
    if said.account > 0 {
        return;
    }
    if said.status == LegalStatus::E1 && !decided_by(child, said.day) {
        troubles.push(Trouble::advice(
            "status",
            "A placement order is made on a decision that the child should be placed for adoption, and none is recorded \
                by this day",
        ));
    }
    // With an order consent is not what the child is placed by.
    let place = child.on(said.day).place();
    let consent = matches!(place, Some(PlacementType::A3 | PlacementType::A4));
    let order = matches!(place, Some(PlacementType::A5 | PlacementType::A6));
    if order && said.status != LegalStatus::E1 {
        troubles.push(Trouble::stops(
            "status",
            "The child is placed for adoption under a placement order. If the order was revoked, record where the child \
                lives now first",
        ));
    }
    if consent && said.status == LegalStatus::E1 {
        troubles.push(Trouble::advice(
            "status",
            "The child is placed by consent. From the order on the placement is one under an order: record that too (A5 or A6)",
        ));
    }
}

fn placement(child: &Timeline, said: &Placement, troubles: &mut Vec<Trouble>) {
    let Some(place) = said.place.filter(|place| place.is_for_adoption() && said.account == 0) else { return };
    if !decided_by(child, said.day) {
        troubles.push(Trouble::stops("place", NO_DECISION));
    } else if matches!(place, PlacementType::A5 | PlacementType::A6)
        && legal_by(child, said.day) != Some(LegalStatus::E1)
    {
        troubles.push(Trouble::stops(
            "place",
            "This is a placement under a placement order, and the legal status on this day is another. Record the order \
                (E1) first, or \
             choose a placement by consent",
        ));
    }
}

/// The legal status on a day.
fn legal_by(child: &Timeline, day: Day) -> Option<LegalStatus> {
    child.on(day).episode.and_then(|row| row.legal)
}

/// Whether a decision that the child should be placed was made by a day and not reversed by then.
fn decided_by(child: &Timeline, day: Day) -> bool {
    child.adoption_decisions.iter().any(|said| said.day <= day && said.reversed.is_none_or(|on| on > day))
}

/// The day of the last placement for adoption by a day.
fn placed(child: &Timeline, day: Day) -> Option<Day> {
    let mut rows = child.episodes.iter().filter(|row| row.start <= day);
    let row = rows.rfind(|row| row.place.is_some_and(PlacementType::is_for_adoption))?;
    child.adoptive_placement_start(row).map(|row| row.start)
}

/// Whether the child was placed for adoption in the placement that stood the day before, or on the day.
fn placed_by(child: &Timeline, day: Day) -> bool {
    let for_adoption = |on: Day| child.on(on).place().is_some_and(PlacementType::is_for_adoption);
    for_adoption(day) || for_adoption(day.plus_days(-1))
}
