//! After care: visits and the review where the authority provides where a care leaver lives, keeping in touch to 21,
//! the offer of support from 21 to 25, staying close, and the notice of a death.
//!
//! In accommodation that the authority provides: a visit within 7 days, the pathway review as soon as practicable after 28 days
//! with a visit before it, and then a visit at least every 2 months.

use calendar::{Day, Length, day};
use law::instruments::{CARE_LEAVERS_2010, CHILDREN_ACT_1989, WORKING_TOGETHER_2023};
use law::{Dated, Evidence, History, Status};
use timeline::Stranded;
use timeline::strands_of::governance::Commencement;
use timeline::strands_of::leaving_care::{
    AccommodationProvided, AdviserVisit, Death, KeptInTouch, PathwayPlan, StayingClose, SupportOffer,
};
use timeline::{Definition, Standpoint, Timeline};

use super::status::course;
use crate::care::birthday;
use crate::owed::{Owed, because, done, either, first_from, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, Met, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "After care",
    clocks: &[
        &FIRST_VISIT,
        &REVIEW,
        &BEFORE_REVIEW,
        &INTERVAL,
        &IN_TOUCH,
        &AT_21,
        &EACH_YEAR,
        &STAYING_CLOSE,
        &DEATH,
    ],
    duties: Duties::Child(duties),
};

/// PA visit after new accommodation.
pub static FIRST_VISIT: Clock = Clock {
    id: "cl.pa.visit.first",
    title: "PA visit after new accommodation",
    sort: Sort::Deadline,
    owner: "Personal adviser",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Days(7)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CARE_LEAVERS_2010.regulation("8(2)(a)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy {
        words: "The personal adviser visits, and sees the young person",
        kinds: &[AdviserVisit::KIND],
    },
};

/// First pathway review after moving to authority-provided accommodation.
pub static REVIEW: Clock = Clock {
    id: "cl.pathway.review.newaccom",
    title: "First pathway review after moving to authority-provided accommodation",
    sort: Sort::NotBefore,
    owner: "PA",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Days(28)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CARE_LEAVERS_2010.regulation("7(3)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The pathway plan is reviewed", kinds: &[PathwayPlan::KIND] },
};

/// PA visit before the 28-day pathway review.
pub static BEFORE_REVIEW: Clock = Clock {
    id: "cl.pa.visit.prereview",
    title: "PA visit before the 28-day pathway review",
    sort: Sort::Gate,
    owner: "Personal adviser",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2011, 4, 1),
        until: None,
        cite: CARE_LEAVERS_2010.regulation("8(2)(b)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The personal adviser visits before the review", kinds: &[AdviserVisit::KIND] },
};

/// PA visit interval.
pub static INTERVAL: Clock = Clock {
    id: "cl.pa.visit.interval",
    title: "PA visit interval",
    sort: Sort::Recurring,
    owner: "Personal adviser",
    limit: History::new(&[Dated {
        value: Allowed::months(2),
        since: day!(2011, 4, 1),
        until: None,
        cite: CARE_LEAVERS_2010.regulation("8(2)(c)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy {
        words: "The personal adviser visits, and sees the young person",
        kinds: &[AdviserVisit::KIND],
    },
};

/// Keep-in-touch contact.
pub static IN_TOUCH: Clock = Clock {
    id: "cl.pa.contact",
    title: "Keep-in-touch contact",
    sort: Sort::Recurring,
    owner: "Personal adviser",
    limit: History::new(&[Dated {
        value: Allowed::weeks(8),
        since: day!(2001, 10, 1),
        until: None,
        cite: CHILDREN_ACT_1989.section("23C(2)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The young person is reached", kinds: &[KeptInTouch::KIND, AdviserVisit::KIND] },
};

/// Support needs reviewed at 21.
pub static AT_21: Clock = Clock {
    id: "cl.21.review",
    title: "Support needs reviewed at 21",
    sort: Sort::Deadline,
    owner: "PA",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Days(0)),
        since: day!(2018, 4, 1),
        until: None,
        cite: CHILDREN_ACT_1989.section("23CZB"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy {
        words: "The young person's needs are looked at and support is offered",
        kinds: &[SupportOffer::KIND],
    },
};

/// Annual offer of support, 21 to 25.
pub static EACH_YEAR: Clock = Clock {
    id: "cl.21.annual",
    title: "Annual offer of support, 21 to 25",
    sort: Sort::Recurring,
    owner: "Leaving care service",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: day!(2018, 4, 1),
        until: None,
        cite: CHILDREN_ACT_1989.section("23CZB"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "Support is offered", kinds: &[SupportOffer::KIND] },
};

/// Staying close assessment.
pub static STAYING_CLOSE: Clock = Clock {
    id: "cl.stayingclose",
    title: "Staying close assessment",
    sort: Sort::Gate,
    owner: "Leaving care service",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: law::NOT_STATED,
        until: None,
        cite: CHILDREN_ACT_1989.section("23CZAA"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "Whether staying close is needed is assessed", kinds: &[StayingClose::KIND] },
};

/// Notify death of a care leaver.
pub static DEATH: Clock = Clock {
    id: "cl.death.notify",
    title: "Notify death of a care leaver",
    sort: Sort::Deadline,
    owner: "DCS",
    limit: History::new(&[Dated {
        value: Allowed::AtOnce,
        since: day!(2023, 12, 15),
        until: None,
        cite: WORKING_TOGETHER_2023.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The death is notified", kinds: &[Death::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    for said in child.strand::<Death>().filter(|said| !said.looked_after) {
        let known = because("the authority learnt of the death", said.known);
        owed.once(&DEATH, known, None, met_on(said.notified, said.learnt));
    }
    let died = child.strand::<Death>().map(|said| said.day).next();
    let course = course(child);
    let (Some(left), Some(twenty_one), Some(twenty_five)) =
        (course.left, birthday(child, 21), birthday(child, 25))
    else {
        return owed.all();
    };
    // Until a day, or the day on which they are owed no more: died, or lived with a parent for six months.
    let until = |day: Day| {
        let ends = course.ends.map_or(day, |ends| ends.min(day));
        Some(died.map_or(ends, |died| died.min(ends)))
    };
    let visits = done(child, |said: &AdviserVisit| said.seen.then_some(said.day));
    let reviewed = done(child, |said: &PathwayPlan| said.review.then_some(said.day));
    for said in child.strand::<AccommodationProvided>().filter(|said| said.by_authority && said.since >= left)
    {
        let end = until(said.until.map_or(twenty_one, |until| until.min(twenty_one)));
        let moved = because("accommodation was provided", said.since);
        let review = first_from(&reviewed, said.since);
        owed.once(&FIRST_VISIT, moved, end, first_from(&visits, said.since));
        owed.once(&REVIEW, moved, end, review);
        if let Some(review) = review.filter(|review| review.day <= owed.today()) {
            let act = because("the review after the move was held", review.day);
            owed.gate(&BEFORE_REVIEW, act, said.since, &visits);
        }
        if let Some(first) = first_from(&visits, said.since).filter(|first| first.day <= owed.today()) {
            let later: Vec<Met> = visits.iter().copied().filter(|met| met.day > first.day).collect();
            let before = because("the visit before", first.day);
            owed.cycle((&INTERVAL, &INTERVAL), before, "the visit before", end, &later);
        }
    }
    // Whoever gets in touch first is in touch.
    let reached = done(child, |said: &KeptInTouch| (said.reached || said.they_began).then_some(said.day));
    let contacts = either(reached, visits);
    let began = because("the young person left care", left);
    owed.cycle((&IN_TOUCH, &IN_TOUCH), began, "last in touch", until(twenty_one), &contacts);
    let offers = done(child, |said: &SupportOffer| Some(said.day));
    let at_21 = done(child, |said: &SupportOffer| said.reviewed.then_some(said.day));
    let former = course.ends.is_none_or(|ends| ends > twenty_one);
    if left < twenty_one && former && died.is_none_or(|died| died > twenty_one) {
        let birthday = because("the young person is 21", twenty_one);
        let earliest = twenty_one.plus_months(-3);
        owed.once(&AT_21, birthday, until(twenty_five), first_from(&at_21, earliest));
        let later: Vec<Met> = offers.iter().copied().filter(|met| met.day > twenty_one).collect();
        owed.cycle((&EACH_YEAR, &EACH_YEAR), birthday, "the offer before", until(twenty_five), &later);
    }
    // Enacted and not known to be in force: asked from the day the authority says it was brought into force.
    let commenced = at.authority.strand::<Commencement>().find(|said| said.clock == STAYING_CLOSE.id);
    if let (Some(commenced), Some(former)) = (commenced, course.former) {
        let from = commenced.since.max(former);
        let assessed = done(child, |said: &StayingClose| Some(said.day));
        if from < twenty_five {
            let act = because("a former relevant young person under 25", from);
            owed.once(&STAYING_CLOSE, act, until(twenty_five), first_from(&assessed, from.plus_months(-3)));
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
