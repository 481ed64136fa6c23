//! The care plan: within 10 working days of the first placement where the child is not in care under an order and there was
//! no plan before; in care proceedings by the day the court sets, which is stored and never computed.
//!
//! The plan should be ready before the child is placed. One made in the four weeks before counts for the placement. A plan
//! counts from the day it was made; whether it was approved is asked of the plan.

use calendar::{Day, day};
use law::instruments::{CHILDREN_ACT_1989, CPPCR_2010};
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::coming_into_care::CarePlan;
use timeline::strands_of::court::{CourtDirection, Directed};
use timeline::{Definition, Standpoint, Timeline};

use crate::care::{care_legal, looked_after};
use crate::owed::{Owed, because, done, first_from, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family =
    Family { title: "Care plan", clocks: &[&INITIAL, &COURT], duties: Duties::Child(duties) };

/// Care plan prepared.
pub static INITIAL: Clock = Clock {
    id: "cla.careplan.initial",
    title: "Care plan prepared",
    sort: Sort::Deadline,
    owner: "Social worker; agreed with parent or holder of PR, or with the child if 16+ and agreeing to s.20 accommodation",
    limit: History::new(&[Dated {
        value: Allowed::working_days(10),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("4(1)-(2)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "A care plan is prepared", kinds: &[CarePlan::KIND] },
};

/// Care plan for care proceedings (s.31A plan).
pub static COURT: Clock = Clock {
    id: "cla.careplan.court",
    title: "Care plan for care proceedings (s.31A plan)",
    sort: Sort::Deadline,
    owner: "Social worker and legal",
    limit: History::new(&[Dated {
        value: Allowed::AsSet,
        since: day!(2011, 4, 1),
        until: None,
        cite: CHILDREN_ACT_1989.section("31A"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The plan for the court is filed", kinds: &[CourtDirection::KIND] },
};

/// A plan made so many days before the placement was made for it.
const MADE_AHEAD_DAYS: i32 = 28;

/// The day on which a care plan was made or last updated, by a day.
pub fn plan_on(child: &Timeline, day: Day) -> Option<Day> {
    child.strand::<CarePlan>().map(|said| said.day).rfind(|made| *made <= day)
}

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let plans = done(child, |plan: &CarePlan| Some(plan.day));
    for care in looked_after(child).iter().filter(|care| !care_legal(care.row)) {
        let plan = first_from(&plans, care.from.plus_days(-MADE_AHEAD_DAYS));
        owed.once(
            &INITIAL,
            because("the first placement of this period of care began", care.from),
            care.end,
            plan,
        );
    }
    for said in child.strand::<CourtDirection>().filter(|said| said.what == Directed::CarePlan) {
        let direction = because("the court set the day", said.made);
        owed.by(&COURT, direction, said.by, None, met_on(said.done, said.learnt));
    }
    owed.all()
}

#[cfg(test)]
mod tests;
