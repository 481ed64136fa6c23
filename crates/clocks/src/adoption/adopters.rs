//! Those who want to adopt: an answer within 5 working days, two months for stage 1 and four for stage 2, six at most between
//! them, and a review each year for approved adopters with whom no child is placed.

use calendar::{Day, Length, day};
use law::instruments::ADOPTION_AGENCIES_2005;
use law::{Dated, History, Status};
use timeline::strands_of::adoption::{AdopterApplication, AdopterApproval, AdopterReview};
use timeline::{Definition, Household, Standpoint, Stranded};

use crate::owed::{Owed, because, done, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Adopters",
    clocks: &[&ANSWERED, &STAGE_1, &BREAK, &STAGE_2, &REVIEW],
    duties: Duties::Household(duties),
};

/// Agency responds to registration of interest.
pub static ANSWERED: Clock = Clock {
    id: "adopt.adopter.interest",
    title: "Agency responds to registration of interest",
    sort: Sort::Deadline,
    owner: "Adoption agency",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: day!(2013, 7, 1),
        until: None,
        cite: ADOPTION_AGENCIES_2005.regulation("21"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The registration of interest is answered", kinds: &[AdopterApplication::KIND] },
};

/// Adopter stage 1.
pub static STAGE_1: Clock = Clock {
    id: "adopt.adopter.stage1",
    title: "Adopter stage 1",
    sort: Sort::Deadline,
    owner: "Adoption agency",
    limit: History::new(&[Dated {
        value: Allowed::months(2),
        since: day!(2013, 7, 1),
        until: None,
        cite: ADOPTION_AGENCIES_2005.regulation("22-27"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "Stage 1 is completed", kinds: &[AdopterApplication::KIND] },
};

/// Break between stages.
pub static BREAK: Clock = Clock {
    id: "adopt.adopter.gap",
    title: "Break between stages",
    sort: Sort::Limit,
    owner: "Applicant",
    limit: History::new(&[Dated {
        value: Allowed::months(6),
        since: day!(2013, 7, 1),
        until: None,
        cite: ADOPTION_AGENCIES_2005.regulation("28"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "Stage 2 starts", kinds: &[AdopterApplication::KIND] },
};

/// Adopter stage 2 including panel and decision.
pub static STAGE_2: Clock = Clock {
    id: "adopt.adopter.stage2",
    title: "Adopter stage 2 including panel and decision",
    sort: Sort::Deadline,
    owner: "Adoption agency",
    limit: History::new(&[Dated {
        value: Allowed::months(4),
        since: day!(2013, 7, 1),
        until: None,
        cite: ADOPTION_AGENCIES_2005.regulation("28-30B"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The decision maker decides", kinds: &[AdopterApplication::KIND] },
};

/// Review of approved adopters without a placement.
pub static REVIEW: Clock = Clock {
    id: "adopt.adopter.review",
    title: "Review of approved adopters without a placement",
    sort: Sort::Recurring,
    owner: "Adoption agency",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Years(1)),
        since: day!(2013, 7, 1),
        until: None,
        cite: ADOPTION_AGENCIES_2005.regulation("30D"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The approval is reviewed", kinds: &[AdopterReview::KIND] },
};

fn duties(household: &Household, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    for said in household.strand::<AdopterApplication>() {
        let met = |day: Option<Day>| met_on(day, said.learnt);
        let end = said.closed;
        let registered = because("the registration of interest was received", said.registered);
        owed.once(&ANSWERED, registered, end, met(said.responded));
        if let Some(started) = said.stage_1_started {
            owed.once(&STAGE_1, because("stage 1 started", started), end, met(said.stage_1_ended));
        }
        if let Some(ended) = said.stage_1_ended {
            owed.once(&BREAK, because("stage 1 was completed", ended), end, met(said.stage_2_started));
        }
        if let Some(started) = said.stage_2_started {
            owed.once(&STAGE_2, because("stage 2 started", started), end, met(said.decided));
        }
    }
    let reviewed = done(household, |said: &AdopterReview| Some(said.day));
    for said in household.strand::<AdopterApproval>() {
        let end = [said.until, said.placed].into_iter().flatten().min();
        let approved = because("the adopters were approved", said.since);
        owed.cycle((&REVIEW, &REVIEW), approved, "the review before", end, &reviewed);
    }
    owed.all()
}

#[cfg(test)]
mod tests;
