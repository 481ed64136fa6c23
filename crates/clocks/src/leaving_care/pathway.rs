//! Eligible, relevant and former relevant young people: who is one, the assessment of needs, the pathway plan and its reviews,
//! the personal adviser, and staying put.
//!
//! Eligible: 16 or 17, looked after, and for 13 weeks in total since the 14th birthday. The plan is looked at with the
//! looked-after reviews while the young person is in care, and every 6 months after, to 21.

use calendar::{Day, day};
use law::instruments::{CARE_LEAVERS_2010, CHILDREN_ACT_1989, CPPCR_2010};
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::leaving_care::{
    AccommodationProvided, NeedsAssessment, PathwayPlan, PersonalAdviser, StayingPut,
};
use timeline::{Definition, Standpoint, Timeline};

use super::status::{course, home_after_care};
use crate::care::{birthday, reviews, row_on};
use crate::owed::{Owed, because, done, first_from};
use crate::{Allowed, Clock, Duties, Duty, Family, Met, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Pathway to leaving care",
    clocks: &[
        &ELIGIBLE,
        &NEEDS,
        &NEEDS_RELEVANT,
        &PLAN,
        &REVIEW_IN_CARE,
        &REVIEW,
        &ADVISER,
        &STAYING_PUT,
        &HOME,
    ],
    duties: Duties::Child(duties),
};

/// Eligible child qualifying period.
pub static ELIGIBLE: Clock = Clock {
    id: "cl.eligible.13w",
    title: "Eligible child qualifying period",
    sort: Sort::Threshold,
    owner: "System",
    limit: History::new(&[Dated {
        value: Allowed::weeks(13),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("40"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The young person has been looked after for 13 weeks since 14", kinds: &[] },
};

/// Needs assessment completed.
pub static NEEDS: Clock = Clock {
    id: "cl.needs.eligible",
    title: "Needs assessment completed",
    sort: Sort::Deadline,
    owner: "Social worker / PA",
    limit: History::new(&[Dated {
        value: Allowed::months(3),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("42(1)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The young person's needs are assessed", kinds: &[NeedsAssessment::KIND] },
};

/// Needs assessment for relevant child.
pub static NEEDS_RELEVANT: Clock = Clock {
    id: "cl.needs.relevant",
    title: "Needs assessment for relevant child",
    sort: Sort::Deadline,
    owner: "PA",
    limit: History::new(&[Dated {
        value: Allowed::months(3),
        since: day!(2011, 4, 1),
        until: None,
        cite: CARE_LEAVERS_2010.regulation("5"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The young person's needs are assessed", kinds: &[NeedsAssessment::KIND] },
};

/// Pathway plan prepared.
pub static PLAN: Clock = Clock {
    id: "cl.pathway.initial",
    title: "Pathway plan prepared",
    sort: Sort::Deadline,
    owner: "Social worker with young person",
    limit: History::new(&[Dated {
        value: Allowed::AtOnce,
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("43"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "A pathway plan is made", kinds: &[PathwayPlan::KIND] },
};

/// Pathway plan reviewed with the looked-after review.
pub static REVIEW_IN_CARE: Clock = Clock {
    id: "cl.pathway.review.eligible",
    title: "Pathway plan reviewed with the looked-after review",
    sort: Sort::Recurring,
    owner: "IRO",
    limit: History::new(&[Dated {
        value: Allowed::months(6),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("33"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The pathway plan is looked at with the review", kinds: &[PathwayPlan::KIND] },
};

/// Pathway plan review.
pub static REVIEW: Clock = Clock {
    id: "cl.pathway.review",
    title: "Pathway plan review",
    sort: Sort::Recurring,
    owner: "PA",
    limit: History::new(&[Dated {
        value: Allowed::months(6),
        since: day!(2011, 4, 1),
        until: None,
        cite: CARE_LEAVERS_2010.regulation("7(2)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "The pathway plan is reviewed", kinds: &[PathwayPlan::KIND] },
};

/// Personal adviser appointed.
pub static ADVISER: Clock = Clock {
    id: "cl.pa.appoint",
    title: "Personal adviser appointed",
    sort: Sort::Deadline,
    owner: "Leaving care manager",
    limit: History::new(&[Dated {
        value: Allowed::AtOnce,
        since: day!(2001, 10, 1),
        until: None,
        cite: CHILDREN_ACT_1989.schedule("2, paragraph 19C"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "A personal adviser is named", kinds: &[PersonalAdviser::KIND] },
};

/// Staying put considered.
pub static STAYING_PUT: Clock = Clock {
    id: "cl.stayingput",
    title: "Staying put considered",
    sort: Sort::Gate,
    owner: "IRO, social worker",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2014, 5, 13),
        until: None,
        cite: CHILDREN_ACT_1989.section("23CZA"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "Staying put is talked about with the young person", kinds: &[StayingPut::KIND] },
};

/// Loss of relevant status on return home.
pub static HOME: Clock = Clock {
    id: "cl.relevant.home",
    title: "Loss of relevant status on return home",
    sort: Sort::Threshold,
    owner: "System",
    limit: History::new(&[Dated {
        value: Allowed::months(6),
        since: day!(2011, 4, 1),
        until: None,
        cite: CARE_LEAVERS_2010.regulation("3"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy {
        words: "The young person has lived with a parent for 6 months",
        kinds: &[AccommodationProvided::KIND],
    },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let course = course(child);
    let (Some(eligible), Some(twenty_one)) = (course.eligible, birthday(child, 21)) else {
        return owed.all();
    };
    let left = course.left;
    // Whoever lived with a parent for six months is owed no more of it.
    let ends = course.ends.map_or(twenty_one, |ends| ends.min(twenty_one));
    // Relevant without ever having been eligible: detained on the 16th birthday, or decided.
    let was_eligible = left != Some(eligible);
    if was_eligible {
        owed.reached(&ELIGIBLE, because(THIRTEEN_WEEKS, eligible.plus_days(-91)), None);
    }
    let assessed = done(child, |said: &NeedsAssessment| Some(said.completed));
    let needs = first_from(&assessed, eligible.plus_months(-3));
    let became = because("the young person became eligible", eligible);
    if was_eligible {
        owed.once(&NEEDS, became, left, needs.filter(|met| left.is_none_or(|left| met.day < left)));
    }
    let eighteen = birthday(child, 18);
    let relevant = left.filter(|&left| eighteen.is_some_and(|eighteen| left < eighteen));
    if let Some(left) = relevant
        && needs.is_none_or(|met| met.day >= left)
    {
        owed.once(&NEEDS_RELEVANT, because("the young person left care", left), eighteen, needs);
    }
    let plans = done(child, |said: &PathwayPlan| Some(said.day));
    let plan = first_from(&plans, eligible.plus_months(-3));
    if let Some(needs) = needs {
        owed.once(&PLAN, because("the young person's needs were assessed", needs.day), None, plan);
    }
    if let Some(plan) = plan.filter(|plan| plan.day <= owed.today()) {
        let made = because("the pathway plan was made", plan.day);
        let later: Vec<Met> = plans.iter().copied().filter(|met| met.day > plan.day).collect();
        let (in_care, after) = match left {
            Some(left) => later.into_iter().partition(|met| met.day < left),
            None => (later, Vec::new()),
        };
        let last = in_care.last().copied().unwrap_or(plan);
        owed.cycle((&REVIEW_IN_CARE, &REVIEW_IN_CARE), made, AGAIN, left, &in_care);
        if left.is_some_and(|left| left <= owed.today()) {
            let before = because(AGAIN, last.day);
            owed.cycle((&REVIEW, &REVIEW), before, AGAIN, Some(ends), &after);
        }
    }
    let adviser = done(child, |said: &PersonalAdviser| Some(said.since));
    owed.once(&ADVISER, became, course.ends, first_from(&adviser, Day::from_number(i32::MIN / 2)));
    let talked = done(child, |said: &StayingPut| Some(said.day));
    let sixteen = birthday(child, 16).unwrap_or(eligible);
    // The first review in foster care asks; once it was talked about, later ones come back to it by themselves.
    let in_foster_care =
        |day: Day| row_on(child, day).and_then(|row| row.place).is_some_and(|place| place.is_foster());
    let asks = |met: &Met| met.day >= sixteen.max(eligible) && in_foster_care(met.day);
    let review = reviews(child).into_iter().find(asks).filter(|met| met.day <= owed.today());
    if let Some(review) = review {
        owed.gate(&STAYING_PUT, because("a review after the 16th birthday", review.day), sixteen, &talked);
    }
    for (since, until) in home_after_care(child) {
        if relevant.is_some_and(|left| since >= left) && eighteen.is_some_and(|eighteen| since < eighteen) {
            owed.reached(&HOME, because("the young person went to live with a parent", since), until);
        }
    }
    owed.all()
}

/// What the reviews of a pathway plan count from.
const AGAIN: &str = "the pathway plan was last looked at";

/// What makes a young person eligible.
const THIRTEEN_WEEKS: &str = "13 weeks of being looked after since the 14th birthday were counted";

#[cfg(test)]
mod tests;
