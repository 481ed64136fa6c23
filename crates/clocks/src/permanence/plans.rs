//! Permanence: a plan by the second review, a long-term match where the child is to stay, and special guardianship
//! with its notice and the reviews of its support.

use calendar::day;
use law::instruments::{
    CARE_PLANNING_GUIDANCE_2015, CHILDREN_ACT_1989, LOCAL_STANDARD, SPECIAL_GUARDIANSHIP_2005,
};
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::coming_into_care::PermanenceRoute;
use timeline::strands_of::permanence::{
    GuardianshipSupportReview, LongTermMatch, PermanencePlan, SpecialGuardianship,
};
use timeline::{Definition, Standpoint, Timeline};

use crate::care::{looked_after, placements, reviews};
use crate::owed::{Owed, because, done, first_from, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, Met, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Permanence",
    clocks: &[&PLAN, &MATCH, &NOTICE, &SUPPORT],
    duties: Duties::Child(duties),
};

/// Permanence plan in place by the second review.
pub static PLAN: Clock = Clock {
    id: "perm.plan.second",
    title: "Permanence plan in place by the second review",
    sort: Sort::Gate,
    owner: "Social worker, IRO",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2011, 4, 1),
        until: None,
        cite: CARE_PLANNING_GUIDANCE_2015.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "A plan for permanence is made", kinds: &[PermanencePlan::KIND] },
};

/// Long-term match to panel.
pub static MATCH: Clock = Clock {
    id: "perm.ltmatch",
    title: "Long-term match to panel",
    sort: Sort::Target,
    owner: "Social worker",
    limit: History::new(&[Dated {
        value: Allowed::months(6),
        since: day!(2018, 10, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The long-term match is considered by the panel", kinds: &[LongTermMatch::KIND] },
};

/// Notice of intention to apply for SGO.
pub static NOTICE: Clock = Clock {
    id: "sgo.notice",
    title: "Notice of intention to apply for SGO",
    sort: Sort::NotBefore,
    owner: "Applicant",
    limit: History::new(&[Dated {
        value: Allowed::months(3),
        since: day!(2005, 12, 30),
        until: None,
        cite: CHILDREN_ACT_1989.section("14A(7)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "Three months have passed since the notice, and the application is made",
        kinds: &[SpecialGuardianship::KIND],
    },
};

/// SGO support plan review.
pub static SUPPORT: Clock = Clock {
    id: "sgo.support.review",
    title: "SGO support plan review",
    sort: Sort::Recurring,
    owner: "Kinship/SG team",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: day!(2005, 12, 30),
        until: None,
        cite: SPECIAL_GUARDIANSHIP_2005.regulation("17-18"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The plan of support is reviewed", kinds: &[GuardianshipSupportReview::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let planned = done(child, |said: &PermanencePlan| Some(said.day));
    let stays =
        child.strand::<PermanencePlan>().filter(|said| said.route == PermanenceRoute::LongTermFostering);
    let stays = stays.map(|said| said.day).next();
    let matched = done(child, |said: &LongTermMatch| Some(said.day));
    for care in looked_after(child) {
        let within = |met: &&Met| met.day >= care.from && care.end.is_none_or(|end| met.day < end);
        let held = reviews(child);
        if let Some(second) = held.iter().filter(within).nth(1).filter(|met| met.day <= owed.today()) {
            owed.gate(&PLAN, because("the second review was held", second.day), care.from, &planned);
        }
    }
    for placement in placements(child) {
        let eighteen_months = placement.from.plus_months(18);
        let lasts = placement.end.is_none_or(|end| end > eighteen_months);
        if lasts && stays.is_some() && placement.row.place.is_some_and(|place| place.is_foster()) {
            let met = first_from(&matched, placement.from);
            let reached = because("the placement reached 18 months", eighteen_months);
            owed.once(&MATCH, reached, placement.end, met);
        }
    }
    let reviewed = done(child, |said: &GuardianshipSupportReview| Some(said.day));
    for said in child.strand::<SpecialGuardianship>() {
        if said.leave != Some(true) {
            let noticed = because("notice to apply was given", said.noticed);
            owed.once(&NOTICE, noticed, None, met_on(said.applied, said.learnt));
        }
        if let (Some(_), Some(plan)) = (said.ordered, said.support_plan) {
            let made = because("the plan of support was made", plan);
            owed.cycle((&SUPPORT, &SUPPORT), made, "the review before", said.support_ended, &reviewed);
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
