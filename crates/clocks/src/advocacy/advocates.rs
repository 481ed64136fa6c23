//! Advocates and independent visitors: the advocate's first visit to a child of 5 or over, an advocate where one is
//! asked for, and the rhythm of visits and reviews of an independent visitor.
//!
//! The two accounts of the first visit, 20 working days and 6 weeks, are both here (the covering report of 2018 says the one,
//! the annual report the other): the authority sets the one it works by, and where it has changed over, the one set last.

use calendar::{Day, day};
use law::instruments::{CHILDREN_ACT_1989, LOCAL_STANDARD};
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::advocacy::{
    AdvocacyReferral, AdvocateVisit, IndependentVisitorMatch, IndependentVisitorReview,
    IndependentVisitorVisit,
};
use timeline::{Definition, Standpoint, Timeline};

use crate::care::{birthday, looked_after};
use crate::owed::{Owed, because, done, first_from, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Advocates and independent visitors",
    clocks: &[&FIRST_VISIT, &FIRST_VISIT_WEEKS, &OFFERED, &VISITOR_VISITS, &MATCH_REVIEW],
    duties: Duties::Child(duties),
};

/// Advocate's opportunity visit.
pub static FIRST_VISIT: Clock = Clock {
    id: "adv.initial",
    title: "Advocate's opportunity visit",
    sort: Sort::Deadline,
    owner: "Rights advocate",
    limit: History::new(&[Dated {
        value: Allowed::working_days(20),
        since: day!(2017, 4, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy {
        words: "The advocate visits the child, or the child does not want it",
        kinds: &[AdvocateVisit::KIND],
    },
};

/// Advocate's initial visit, alternative standard.
pub static FIRST_VISIT_WEEKS: Clock = Clock {
    id: "adv.initial.alt",
    title: "Advocate's initial visit, alternative standard",
    sort: Sort::Deadline,
    owner: "Rights advocate",
    limit: History::new(&[Dated {
        value: Allowed::weeks(6),
        since: day!(2017, 4, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy {
        words: "The advocate visits the child, or the child does not want it",
        kinds: &[AdvocateVisit::KIND],
    },
};

/// Advocacy offered on request or at review.
pub static OFFERED: Clock = Clock {
    id: "adv.active",
    title: "Advocacy offered on request or at review",
    sort: Sort::Deadline,
    owner: "Advocate",
    limit: History::new(&[Dated {
        value: Allowed::AtOnce,
        since: day!(2004, 4, 1),
        until: None,
        cite: CHILDREN_ACT_1989.section("26A"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "An advocate is offered", kinds: &[AdvocacyReferral::KIND] },
};

/// IV visit frequency.
pub static VISITOR_VISITS: Clock = Clock {
    id: "iv.visit",
    title: "IV visit frequency",
    sort: Sort::Recurring,
    owner: "Independent visitor",
    limit: History::new(&[Dated {
        value: Allowed::weeks(2),
        since: day!(2017, 4, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy {
        words: "The independent visitor and the child meet",
        kinds: &[IndependentVisitorVisit::KIND],
    },
};

/// IV match annual review.
pub static MATCH_REVIEW: Clock = Clock {
    id: "iv.review",
    title: "IV match annual review",
    sort: Sort::Recurring,
    owner: "IV coordinator",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: day!(2017, 4, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The match is reviewed", kinds: &[IndependentVisitorReview::KIND] },
};

/// The age from which the advocate visits.
const FROM_AGE: i32 = 5;

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let visited =
        done(child, |said: &AdvocateVisit| (said.seen || said.refused == Some(true)).then_some(said.day));
    let of_age = birthday(child, FROM_AGE);
    for care in looked_after(child) {
        if of_age.is_none_or(|fifth| fifth <= care.from) {
            let came = because("the child became looked after", care.from);
            let clock = governs(at, care.from);
            owed.once(clock, came, care.end, first_from(&visited, care.from));
        }
    }
    for said in child.strand::<AdvocacyReferral>() {
        let met = met_on(said.offered.or(said.closed), said.learnt);
        owed.once(&OFFERED, because("an advocate was asked for", said.day), None, met);
    }
    let met = done(child, |said: &IndependentVisitorVisit| Some(said.day));
    let reviewed = done(child, |said: &IndependentVisitorReview| Some(said.day));
    for said in child.strand::<IndependentVisitorMatch>() {
        let matched = because("the child was matched", said.since);
        owed.cycle((&VISITOR_VISITS, &VISITOR_VISITS), matched, "the visit before", said.until, &met);
        owed.cycle((&MATCH_REVIEW, &MATCH_REVIEW), matched, "the review before", said.until, &reviewed);
    }
    owed.all()
}

/// Which of the two standards an authority worked by on a day: the one that it had set last.
fn governs(at: &Standpoint<'_>, day: Day) -> &'static Clock {
    let standards = at.authority.local_standards.iter().rev().filter(|standard| standard.since <= day);
    let mut set = standards.map(|standard| standard.clock.as_str());
    match set.find(|clock| [FIRST_VISIT.id, FIRST_VISIT_WEEKS.id].contains(clock)) {
        Some(clock) if clock == FIRST_VISIT_WEEKS.id => &FIRST_VISIT_WEEKS,
        _ => &FIRST_VISIT,
    }
}

#[cfg(test)]
mod tests;
