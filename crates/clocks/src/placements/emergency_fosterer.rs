//! An emergency placement with an approved foster carer outside the terms of approval lasts 6 working days at most. By then
//! the placement ends or the terms are changed; either is recorded as the end of what is particular about the placement.

use calendar::day;
use law::instruments::CPPCR_2010;
use law::{Dated, History, Status};
use timeline::strands_of::placements::{PlacementCondition, PlacementConditions};
use timeline::{Definition, Standpoint, Timeline};

use crate::owed::{Owed, because, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Emergency placement with a foster carer",
    clocks: &[&LIMIT],
    duties: Duties::Child(duties),
};

/// Emergency placement with an approved foster carer outside approval terms.
pub static LIMIT: Clock = Clock {
    id: "cla.emergency.fosterer",
    title: "Emergency placement with an approved foster carer outside approval terms",
    sort: Sort::Limit,
    owner: "Fostering service",
    limit: History::new(&[Dated {
        value: Allowed::working_days(6),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("23"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The placement ends, or the terms of approval are changed",
        kinds: &[PlacementConditions::KIND],
    },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    for said in child.strand::<PlacementConditions>() {
        if said.has(PlacementCondition::OutsideTerms) {
            let began = because("the child was placed outside the terms of approval", said.since);
            owed.lasts(&LIMIT, began, met_on(said.until, said.learnt));
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
