//! Complaints and advocacy are explained to the child at every review, and whether the child should have an independent visitor
//! is considered. What was done since the review before counts for a review.

use calendar::{Day, day};
use law::instruments::CHILDREN_ACT_1989;
use law::{Dated, History, Status};
use timeline::strands_of::advocacy::{IndependentVisitorConsidered, Right, RightsExplained};
use timeline::{Definition, Standpoint, Timeline};

use crate::care::{looked_after, reviews};
use crate::owed::{Owed, because, done};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Rights explained at reviews",
    clocks: &[&EXPLAINED, &VISITOR],
    duties: Duties::Child(duties),
};

/// Child told about complaints and advocacy.
pub static EXPLAINED: Clock = Clock {
    id: "cla.advocacy.info",
    title: "Child told about complaints and advocacy",
    sort: Sort::Gate,
    owner: "IRO, social worker",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2011, 4, 1),
        until: None,
        cite: CHILDREN_ACT_1989.section("26A"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "Complaints and advocacy are explained to the child",
        kinds: &[RightsExplained::KIND],
    },
};

/// Independent visitor considered.
pub static VISITOR: Clock = Clock {
    id: "iv.appoint",
    title: "Independent visitor considered",
    sort: Sort::Gate,
    owner: "IRO, social worker",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2011, 4, 1),
        until: None,
        cite: CHILDREN_ACT_1989.section("23ZB"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "Whether the child should have an independent visitor is considered",
        kinds: &[IndependentVisitorConsidered::KIND],
    },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let explained = done(child, |said: &RightsExplained| {
        let both = said.what.contains(&Right::Complaints) && said.what.contains(&Right::Advocacy);
        both.then_some(said.day)
    });
    let considered = done(child, |said: &IndependentVisitorConsidered| Some(said.day));
    for care in looked_after(child) {
        let mut since = care.from;
        let today = owed.today();
        let within = |day: Day| day >= care.from && day <= today && care.end.is_none_or(|end| day <= end);
        let held: Vec<Day> = reviews(child).iter().map(|met| met.day).filter(|&day| within(day)).collect();
        for (nth, &day) in held.iter().enumerate() {
            let review = because("a review was held", day);
            // The next review asks for itself.
            let next = held.get(nth + 1).copied();
            owed.gate_until(&EXPLAINED, review, since, next, &explained);
            owed.gate_until(&VISITOR, review, since, next, &considered);
            since = day.plus_days(1);
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
