//! Appraisals of those who work with children: once a year, from the one before or from the day on which somebody came into post.
//!
//! No law asks it. It runs wherever an authority has set no other number for this clock, as delivered: twelve months. Whoever is
//! away from work, or has left, is not asked. Posts that follow each other without a day between are one: a year does not begin
//! anew because somebody's hours or team changed.

use calendar::{Day, day};
use law::instruments::LOCAL_STANDARD;
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::workforce::{Appraisal, WorkRole, WorkerAbsence, WorkerDetails};
use timeline::{Definition, Standpoint, Stranded, Worker};

use crate::owed::{Owed, because, done};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family =
    Family { title: "Appraisals", clocks: &[&YEARLY], duties: Duties::Worker(duties) };

/// Appraisal of a worker.
pub static YEARLY: Clock = Clock {
    id: "sup.appraisal",
    title: "Appraisal of a worker",
    sort: Sort::Recurring,
    owner: "Manager",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: law::NOT_STATED,
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 23),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The appraisal is held", kinds: &[Appraisal::KIND] },
};

/// Those of whom it is asked: who works with children here, and not volunteers or who keeps figures.
fn is_asked(role: WorkRole) -> bool {
    matches!(
        role,
        WorkRole::SocialWorker
            | WorkRole::TeamManager
            | WorkRole::ReviewingOfficer
            | WorkRole::Adviser
            | WorkRole::Supervising
    )
}

/// The times in which somebody is asked, by first day: posts that follow each other are one.
fn posts(worker: &Worker) -> Vec<(Day, Option<Day>)> {
    let asked = worker.strand::<WorkerDetails>().filter(|said| is_asked(said.role) && !said.agency);
    let mut posts: Vec<(Day, Option<Day>)> = asked.map(|said| (said.since, said.until)).collect();
    posts.sort_unstable();
    let mut runs: Vec<(Day, Option<Day>)> = Vec::new();
    for (since, until) in posts {
        match runs.last_mut() {
            Some((_, end)) if end.is_none_or(|end| end >= since) => {
                *end = end.zip(until).map(|(one, other)| one.max(other));
            }
            _ => runs.push((since, until)),
        }
    }
    runs
}

fn duties(worker: &Worker, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let away =
        |absence: &WorkerAbsence| absence.since <= at.day && absence.until.is_none_or(|until| until > at.day);
    if worker.strand::<WorkerAbsence>().any(|said| away(said.record)) {
        return owed.all();
    }
    let held = done(worker, |said: &Appraisal| Some(said.day));
    for (since, until) in posts(worker) {
        // Who comes back goes on from the appraisal before.
        let from = held.iter().rev().find(|met| met.day <= since).map_or(since, |met| met.day);
        let begins = because(if from == since { "the worker began" } else { "the appraisal before" }, from);
        owed.cycle((&YEARLY, &YEARLY), begins, "the appraisal before", until, &held);
    }
    owed.all()
}

#[cfg(test)]
mod tests;
