//! Independent reviewing officers: how many children one full-time officer may have, and, where the authority sets it, how
//! often they have supervision and are observed.
//!
//! Between 50 and 70 children for an officer who works full time; a share of the week is the same share of children.

use calendar::day;
use law::instruments::{IRO_HANDBOOK, LOCAL_STANDARD};
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::workforce::{Caseload, PracticeObservation, Supervision, WorkRole, WorkerDetails};
use timeline::{Definition, Standpoint, Stranded, Worker};

use crate::owed::{Owed, because, done, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Reviewing officers",
    clocks: &[&CASELOAD, &SUPERVISION, &OBSERVED],
    duties: Duties::Worker(duties),
};

/// IRO caseload range.
pub static CASELOAD: Clock = Clock {
    id: "iro.caseload",
    title: "IRO caseload range",
    sort: Sort::Limit,
    owner: "IRO manager",
    limit: History::new(&[Dated {
        value: Allowed::AtMost(70),
        since: day!(2011, 4, 1),
        until: None,
        cite: IRO_HANDBOOK.chapter("7"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy {
        words: "The caseload is 70 children or fewer for a full-time officer",
        kinds: &[Caseload::KIND],
    },
};

/// IRO supervision.
pub static SUPERVISION: Clock = Clock {
    id: "iro.supervision",
    title: "IRO supervision",
    sort: Sort::Recurring,
    owner: "IRO service manager",
    limit: History::new(&[Dated {
        value: Allowed::months(1),
        since: day!(2018, 4, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The officer has supervision", kinds: &[Supervision::KIND] },
};

/// Practice observation of each IRO.
pub static OBSERVED: Clock = Clock {
    id: "iro.observation",
    title: "Practice observation of each IRO",
    sort: Sort::Recurring,
    owner: "IRO service manager",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: day!(2018, 4, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The officer's practice is observed", kinds: &[PracticeObservation::KIND] },
};

/// The most children of an officer who works full time.
const MOST: f64 = 70.0;

fn duties(worker: &Worker, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let supervised = done(worker, |said: &Supervision| Some(said.day));
    let observed = done(worker, |said: &PracticeObservation| Some(said.day));
    for said in worker.strand::<WorkerDetails>().filter(|said| said.role == WorkRole::ReviewingOfficer) {
        let began = because("the officer began", said.since);
        owed.cycle((&SUPERVISION, &SUPERVISION), began, "the supervision before", said.until, &supervised);
        owed.cycle((&OBSERVED, &OBSERVED), began, "the observation before", said.until, &observed);
        let mut above = None;
        let counts = worker
            .strand::<Caseload>()
            .filter(|count| count.day >= said.since && said.until.is_none_or(|until| count.day < until));
        for count in counts {
            let over = f64::from(count.children) > MOST * count.full_time.unwrap_or(1.0);
            match (over, above) {
                (true, None) => above = Some(count.day),
                (false, Some(since)) => {
                    let within = met_on(Some(count.day), count.learnt);
                    owed.once(
                        &CASELOAD,
                        because("the caseload went above 70 children", since),
                        said.until,
                        within,
                    );
                    above = None;
                }
                _ => {}
            }
        }
        if let Some(since) = above {
            owed.once(&CASELOAD, because("the caseload went above 70 children", since), said.until, None);
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
