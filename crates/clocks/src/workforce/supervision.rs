//! Supervision of social workers who hold cases, and in their first year more often: each week to the sixth, each fortnight to
//! the sixth month, then each month. No law sets how often others have it: the authority does.

use calendar::day;
use law::instruments::{ASYE_FRAMEWORK, LOCAL_STANDARD};
use law::{Dated, History, Status};
use timeline::strands_of::workforce::{Supervision, WorkRole, WorkerDetails};
use timeline::{Definition, Standpoint, Stranded, Worker};

use crate::owed::{Owed, because, done};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Supervision",
    clocks: &[&CASE_HOLDER, &FIRST_WEEKS, &FIRST_MONTHS, &FIRST_YEAR],
    duties: Duties::Worker(duties),
};

/// Supervision of case-holding social worker.
pub static CASE_HOLDER: Clock = Clock {
    id: "sup.caseholder",
    title: "Supervision of case-holding social worker",
    sort: Sort::Recurring,
    owner: "Team manager",
    limit: History::new(&[Dated {
        value: Allowed::months(1),
        since: law::NOT_STATED,
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The worker has supervision", kinds: &[Supervision::KIND] },
};

/// ASYE supervision.
pub static FIRST_WEEKS: Clock = Clock {
    id: "sup.asye",
    title: "ASYE supervision",
    sort: Sort::Recurring,
    owner: "Practice supervisor",
    limit: History::new(&[Dated {
        value: Allowed::weeks(1),
        since: day!(2012, 9, 1),
        until: None,
        cite: ASYE_FRAMEWORK.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The worker has supervision", kinds: &[Supervision::KIND] },
};

/// Each fortnight from the sixth week of the first year.
pub static FIRST_MONTHS: Clock = Clock {
    id: "sup.asye.fortnight",
    title: "ASYE supervision, sixth week to sixth month",
    sort: Sort::Recurring,
    owner: "Practice supervisor",
    limit: History::new(&[Dated {
        value: Allowed::weeks(2),
        since: day!(2012, 9, 1),
        until: None,
        cite: ASYE_FRAMEWORK.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The worker has supervision", kinds: &[Supervision::KIND] },
};

/// Each month from the sixth month of the first year.
pub static FIRST_YEAR: Clock = Clock {
    id: "sup.asye.month",
    title: "ASYE supervision, after the sixth month",
    sort: Sort::Recurring,
    owner: "Practice supervisor",
    limit: History::new(&[Dated {
        value: Allowed::months(1),
        since: day!(2012, 9, 1),
        until: None,
        cite: ASYE_FRAMEWORK.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The worker has supervision", kinds: &[Supervision::KIND] },
};

fn duties(worker: &Worker, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let supervised = done(worker, |said: &Supervision| Some(said.day));
    for said in worker.strand::<WorkerDetails>().filter(|said| said.role == WorkRole::SocialWorker) {
        let mut holder_from = said.since;
        if let Some(first) = said.assessed_year {
            let (weeks, months, year) = (first.plus_days(6 * 7), first.plus_months(6), first.plus_years(1));
            let pieces = [
                (&FIRST_WEEKS, first, weeks, "the first year began"),
                (&FIRST_MONTHS, weeks, months, "the sixth week was over"),
                (&FIRST_YEAR, months, year, "the sixth month was over"),
            ];
            for (clock, from, end, what) in pieces {
                let end = said.until.map_or(end, |until| until.min(end));
                owed.cycle(
                    (clock, clock),
                    because(what, from),
                    "the supervision before",
                    Some(end),
                    &supervised,
                );
            }
            holder_from = year.max(said.since);
        }
        let holds = because("the worker began", holder_from);
        owed.cycle((&CASE_HOLDER, &CASE_HOLDER), holds, "the supervision before", said.until, &supervised);
    }
    owed.all()
}

#[cfg(test)]
mod tests;
