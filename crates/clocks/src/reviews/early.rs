//! Reviews that something calls for: before a significant change of the care plan, on request or concern, and once a year a
//! meeting in a long-term foster placement.
//!
//! A request is answered by a review, or by the reviewing officer's decision that none is needed.

use calendar::day;
use law::instruments::CPPCR_2010;
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::coming_into_care::{ChangeProposed, ProposedChange};
use timeline::strands_of::placements::{PlacementCondition, PlacementConditions};
use timeline::strands_of::reviews::{Review, ReviewRequested};
use timeline::{Definition, Standpoint, Timeline};

use crate::care::reviews;
use crate::owed::{Owed, because, first_from, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Reviews that something calls for",
    clocks: &[&CHANGE, &REQUESTED, &MEETING],
    duties: Duties::Child(duties),
};

/// Review before a significant change to the care plan.
pub static CHANGE: Clock = Clock {
    id: "review.significantchange",
    title: "Review before a significant change to the care plan",
    sort: Sort::Gate,
    owner: "IRO, social worker",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("32(2)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "A review is held before the change", kinds: &[Review::KIND] },
};

/// Early review on request or concern.
pub static REQUESTED: Clock = Clock {
    id: "review.requested",
    title: "Early review on request or concern",
    sort: Sort::Deadline,
    owner: "IRO",
    limit: History::new(&[Dated {
        value: Allowed::AtOnce,
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("33(3)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "A review is held, or the reviewing officer decides that none is needed",
        kinds: &[Review::KIND, ReviewRequested::KIND],
    },
};

/// Review meeting at least yearly in long-term foster placement.
pub static MEETING: Clock = Clock {
    id: "review.ltfoster.meeting",
    title: "Review meeting at least yearly in long-term foster placement",
    sort: Sort::Recurring,
    owner: "IRO",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: day!(2015, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("33"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "A review meeting is held", kinds: &[Review::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let held = reviews(child);
    let proposals =
        child.strand::<ChangeProposed>().filter(|said| !said.emergency && said.withdrawn.is_none());
    for said in proposals {
        let reviewed = matches!(said.what, ProposedChange::CarePlan | ProposedChange::CeaseLookingAfter);
        if let Some(planned) = said.planned_for.filter(|_| reviewed) {
            owed.gate(&CHANGE, because("a significant change is planned", planned), said.day, &held);
        }
    }
    for said in child.strand::<ReviewRequested>() {
        let answered = first_from(&held, said.day).or(met_on(said.declined, said.learnt));
        owed.once(&REQUESTED, because("an early review was called for", said.day), None, answered);
    }
    for said in child.strand::<PlacementConditions>() {
        if said.has(PlacementCondition::LongTermFostering) {
            let begins =
                because("the child has been in the long-term placement for a year", said.since.plus_years(1));
            owed.cycle((&MEETING, &MEETING), begins, "the review meeting before", said.until, &held);
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
