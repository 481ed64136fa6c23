//! Independent visitors as volunteers: the course that prepares them, and support while they visit, as the authority sets it.

use calendar::day;
use law::instruments::LOCAL_STANDARD;
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::workforce::{Course, Supervision, TrainingCourse, WorkRole, WorkerDetails};
use timeline::{Definition, Standpoint, Stranded, Worker};

use crate::owed::{Owed, because, done, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Independent visitors as volunteers",
    clocks: &[&COURSE, &SUPPORT],
    duties: Duties::Worker(duties),
};

/// IV preparation course.
pub static COURSE: Clock = Clock {
    id: "iv.training",
    title: "IV preparation course",
    sort: Sort::Target,
    owner: "IV coordinator",
    limit: History::new(&[Dated {
        value: Allowed::weeks(10),
        since: day!(2017, 4, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The volunteer completes the course", kinds: &[TrainingCourse::KIND] },
};

/// IV support session.
pub static SUPPORT: Clock = Clock {
    id: "iv.support",
    title: "IV support session",
    sort: Sort::Recurring,
    owner: "IV coordinator",
    limit: History::new(&[Dated {
        value: Allowed::weeks(6),
        since: day!(2017, 4, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The volunteer has a support session", kinds: &[Supervision::KIND] },
};

fn duties(worker: &Worker, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    for said in worker.strand::<TrainingCourse>().filter(|said| said.what == Course::IndependentVisitor) {
        owed.once(
            &COURSE,
            because("the course began", said.started),
            None,
            met_on(said.completed, said.learnt),
        );
    }
    let supported = done(worker, |said: &Supervision| Some(said.day));
    for said in worker.strand::<WorkerDetails>().filter(|said| said.role == WorkRole::IndependentVisitor) {
        let began = because("the volunteer began", said.since);
        owed.cycle((&SUPPORT, &SUPPORT), began, "the session before", said.until, &supported);
    }
    owed.all()
}

#[cfg(test)]
mod tests;
