//! Visits that something calls for beside the rhythm of regulation 28: a request, a regulator's notice, a setting
//! that is not registered; that the child is spoken to in private; and a visit to a young person who is detained and
//! no longer looked after.

use calendar::day;
use law::instruments::{CPPCR_2010, DETENTION_VISITS_2010, LOCAL_STANDARD};
use law::{Dated, Evidence, History, Status};
use timeline::codes::ReasonEnded;
use timeline::strands_of::placements::{PlacementCondition, PlacementConditions};
use timeline::strands_of::visits::{DetentionVisit, RegulatorNotice, VisitRequested, VisitToChild};
use timeline::{Definition, Standpoint, Timeline};

use crate::care::{birthday, seen};
use crate::owed::{Owed, because, done, first_from, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Visits that something calls for",
    clocks: &[&REQUESTED, &NOTICE, &PRIVATE, &DETAINED, &UNREGISTERED],
    duties: Duties::Child(duties),
};

/// Visit on reasonable request.
pub static REQUESTED: Clock = Clock {
    id: "visit.request",
    title: "Visit on reasonable request",
    sort: Sort::Deadline,
    owner: "R",
    limit: History::new(&[Dated {
        value: Allowed::AtOnce,
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28(7)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The child is visited, and seen", kinds: &[VisitToChild::KIND] },
};

/// Visit after regulator's notice about the home or agency.
pub static NOTICE: Clock = Clock {
    id: "visit.s30a",
    title: "Visit after regulator's notice about the home or agency",
    sort: Sort::Deadline,
    owner: "R",
    limit: History::new(&[Dated {
        value: Allowed::weeks(1),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("28(8)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The child is visited, and seen", kinds: &[VisitToChild::KIND] },
};

/// Speak to the child in private at each visit.
pub static PRIVATE: Clock = Clock {
    id: "visit.private",
    title: "Speak to the child in private at each visit",
    sort: Sort::Gate,
    owner: "R",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("29"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The child is spoken to in private, or it is said why not",
        kinds: &[VisitToChild::KIND],
    },
};

/// Visit to formerly accommodated child now detained.
pub static DETAINED: Clock = Clock {
    id: "visit.formerdetained",
    title: "Visit to formerly accommodated child now detained",
    sort: Sort::Deadline,
    owner: "Authority's representative",
    limit: History::new(&[Dated {
        value: Allowed::working_days(10),
        since: day!(2011, 4, 1),
        until: None,
        cite: DETENTION_VISITS_2010.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The young person is visited in custody, and seen",
        kinds: &[DetentionVisit::KIND],
    },
};

/// Visits to a child in an unregistered setting.
pub static UNREGISTERED: Clock = Clock {
    id: "visit.unregistered",
    title: "Visits to a child in an unregistered setting",
    sort: Sort::Recurring,
    owner: "Social worker plus commissioning",
    limit: History::new(&[Dated {
        value: Allowed::AsSet,
        since: day!(2025, 11, 7),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The child is visited, and seen", kinds: &[VisitToChild::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let made = seen(child);
    for said in child.strand::<VisitRequested>() {
        owed.once(&REQUESTED, because("a visit was asked for", said.day), None, first_from(&made, said.day));
    }
    for said in child.strand::<RegulatorNotice>() {
        let notice = because("the regulator gave notice", said.day);
        owed.once(&NOTICE, notice, None, first_from(&made, said.day));
    }
    for visit in child.visits.iter().filter(|visit| visit.seen) {
        let alone = visit.alone == Some(true) || visit.not_alone_explained;
        let met = met_on(alone.then_some(visit.day), visit.learnt);
        // Nothing done later would make up for it.
        let over = Some(visit.day.plus_days(1));
        owed.once(&PRIVATE, because("the child was visited", visit.day), over, met);
    }
    let detained = done(child, |said: &DetentionVisit| said.seen.then_some(said.day));
    for period in child.periods.iter().filter(|period| period.reason == Some(ReasonEnded::E9)) {
        if let Some(left) = period.end {
            let ceased = because("the young person was detained and ceased to be looked after", left);
            owed.once(&DETAINED, ceased, birthday(child, 18), first_from(&detained, left));
        }
    }
    for said in child.strand::<PlacementConditions>() {
        if said.has(PlacementCondition::Unregistered) {
            let began = because("the child was placed in a setting that is not registered", said.since);
            owed.cycle((&UNREGISTERED, &UNREGISTERED), began, "the visit before", said.until, &made);
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
