//! The placement plan, delegated authority in it, and the notices of a placement: before the child moves, or within 5 working
//! days where that is not practicable. Every placement asks for them, not only the first; a temporary absence does not.
//!
//! A plan counts from the day the appropriate person signed it. Whether a late one was practicable before, a person judges.

use calendar::day;
use law::instruments::CPPCR_2010;
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::placements::{
    DelegatedAuthority, PlacementCondition, PlacementConditions, PlacementNotice, PlacementPlan, Told,
};
use timeline::{Definition, Episode, Standpoint, Timeline};

use crate::care::placements;
use crate::owed::{Owed, because, done, first_from};
use crate::{Allowed, Clock, Duties, Duty, Family, Met, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Placement plan and notices",
    clocks: &[&PLAN, &DELEGATED, &NOTICE, &AREA],
    duties: Duties::Child(duties),
};

/// Placement plan prepared and signed by the appropriate person.
pub static PLAN: Clock = Clock {
    id: "cla.placementplan.initial",
    title: "Placement plan prepared and signed by the appropriate person",
    sort: Sort::Deadline,
    owner: "Social worker with carer or home; signed by appropriate person; IRO informed",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("9(1)-(3)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy {
        words: "A placement plan is made and signed by the appropriate person",
        kinds: &[PlacementPlan::KIND],
    },
};

/// Delegated authority recorded in the placement plan.
pub static DELEGATED: Clock = Clock {
    id: "cla.delegated.authority",
    title: "Delegated authority recorded in the placement plan",
    sort: Sort::Gate,
    owner: "Social worker, parent, carer",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2013, 7, 1),
        until: None,
        cite: CPPCR_2010.schedule("2, paragraph 3"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy {
        words: "Who may decide what is written down with the placement plan",
        kinds: &[DelegatedAuthority::KIND],
    },
};

/// Written notification of placement to listed persons.
pub static NOTICE: Clock = Clock {
    id: "cla.notify.placement",
    title: "Written notification of placement to listed persons",
    sort: Sort::Deadline,
    owner: "Responsible authority",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("13(1)-(3)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy {
        words: "Those who must be told of the placement are told in writing",
        kinds: &[PlacementNotice::KIND],
    },
};

/// Notify the area authority of an out-of-area placement.
pub static AREA: Clock = Clock {
    id: "cla.notify.areaauthority",
    title: "Notify the area authority of an out-of-area placement",
    sort: Sort::Deadline,
    owner: "Responsible authority",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: day!(2014, 1, 27),
        until: None,
        cite: CPPCR_2010.regulation("13(4)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The authority for the area is told in writing", kinds: &[PlacementNotice::KIND] },
};

/// What was made so many days before a placement was made for it.
const MADE_AHEAD_DAYS: i32 = 28;

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let signed = done(child, |plan: &PlacementPlan| plan.signed);
    let made = done(child, |plan: &PlacementPlan| Some(plan.day));
    let delegated = done(child, |said: &DelegatedAuthority| Some(said.day));
    let notices = done(child, |notice: &PlacementNotice| Some(notice.day));
    for placement in placements(child) {
        let earliest = placement.from.plus_days(-MADE_AHEAD_DAYS);
        let began = because("the placement began", placement.from);
        // What comes after the placement is for the next.
        let of_it = |done: &[Met]| {
            first_from(done, earliest).filter(|met| placement.end.is_none_or(|end| met.day < end))
        };
        owed.once(&PLAN, began, placement.end, of_it(&signed));
        owed.once(&NOTICE, began, placement.end, of_it(&notices));
        let plan = of_it(&made);
        if let Some(plan) = plan.filter(|plan| plan.day <= owed.today() && cared_for(placement.row)) {
            owed.gate(&DELEGATED, because("the placement plan was made", plan.day), earliest, &delegated);
        }
    }
    let told = done(child, |notice: &PlacementNotice| {
        notice.told.contains(&Told::AreaAuthority).then_some(notice.day)
    });
    let away = |said: &PlacementConditions| {
        said.has(PlacementCondition::OutOfArea) || said.has(PlacementCondition::AtDistance)
    };
    for said in child.strand::<PlacementConditions>().filter(|said| away(said)) {
        let began = because("the placement outside the area began", said.since);
        owed.once(&AREA, began, said.until, first_from(&told, said.since.plus_days(-MADE_AHEAD_DAYS)));
    }
    owed.all()
}

/// Whether the placement is with a foster carer or in a home.
fn cared_for(row: &Episode) -> bool {
    row.place.is_some_and(|place| place.is_foster() || matches!(place.code(), "K1" | "K2"))
}

#[cfg(test)]
mod tests;
