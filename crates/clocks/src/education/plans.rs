//! The personal education plan: begun within 10 working days of becoming looked after and reviewed in every school term, from
//! about 3 to 18; and a school place within 20 school days where a move left the child without one.

use calendar::{Length, day};
use law::instruments::{CPPCR_2010, PROMOTING_EDUCATION_2018};
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::education::{PersonalEducationPlan, School};
use timeline::strands_of::placements::{PlacementCondition, PlacementConditions};
use timeline::{Definition, Standpoint, Timeline};

use crate::care::{birthday, looked_after};
use crate::owed::{Owed, because, done, first_from, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, Met, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Education of a looked-after child",
    clocks: &[&INITIAL, &EACH_TERM, &PLACE],
    duties: Duties::Child(duties),
};

/// PEP initiated.
pub static INITIAL: Clock = Clock {
    id: "pep.initial",
    title: "PEP initiated",
    sort: Sort::Deadline,
    owner: "Social worker with designated teacher; virtual school quality assures",
    limit: History::new(&[Dated {
        value: Allowed::working_days(10),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("5(b)(ii)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "A personal education plan is begun", kinds: &[PersonalEducationPlan::KIND] },
};

/// PEP reviewed every school term.
pub static EACH_TERM: Clock = Clock {
    id: "pep.review",
    title: "PEP reviewed every school term",
    sort: Sort::Recurring,
    owner: "Designated teacher, social worker, virtual school",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::EachTerm),
        since: day!(2014, 7, 1),
        until: None,
        cite: PROMOTING_EDUCATION_2018.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The personal education plan is reviewed", kinds: &[PersonalEducationPlan::KIND] },
};

/// School place secured after a move.
pub static PLACE: Clock = Clock {
    id: "pep.schoolplace",
    title: "School place secured after a move",
    sort: Sort::Deadline,
    owner: "Virtual school, social worker",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::SchoolDays(20)),
        since: day!(2014, 7, 1),
        until: None,
        cite: PROMOTING_EDUCATION_2018.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The child is on the roll of a school", kinds: &[School::KIND] },
};

/// The age from which a child has an education plan.
const FROM_AGE: i32 = 3;

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let mut plans: Vec<Met> =
        child.education_plans.iter().map(|plan| Met { day: plan.day, learnt: plan.learnt }).collect();
    plans.dedup_by_key(|met| met.day);
    for care in looked_after(child) {
        let of_age = birthday(child, FROM_AGE).map_or(care.from, |third| third.max(care.from));
        if care.end.is_some_and(|end| end <= of_age) {
            continue;
        }
        let what =
            if of_age == care.from { "the child became looked after" } else { "the child is of age for it" };
        owed.once(&INITIAL, because(what, of_age), care.end, first_from(&plans, of_age));
        owed.rounds(&EACH_TERM, because(what, of_age), care.end, &plans);
    }
    let places = done(child, |said: &School| Some(said.since));
    for said in child.strand::<PlacementConditions>() {
        if said.has(PlacementCondition::NoSchoolPlace) {
            let moved = because("the child moved and has no school place", said.since);
            let found = first_from(&places, said.since).or(met_on(said.until, said.learnt));
            owed.once(&PLACE, moved, None, found);
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
