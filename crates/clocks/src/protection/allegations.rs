//! An allegation against somebody who works with children: reported to the designated officer within a working day,
//! and concluded; the former targets were within a month for most.

use calendar::day;
use law::instruments::WORKING_TOGETHER_2023;
use law::{Dated, History, Status};
use timeline::strands_of::protection::Allegation;
use timeline::{Definition, Standpoint, Stranded, Worker};

use crate::owed::{Owed, because, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family =
    Family { title: "Allegations", clocks: &[&REPORTED, &CONCLUDED], duties: Duties::Worker(duties) };

/// Allegation reported to LADO.
pub static REPORTED: Clock = Clock {
    id: "lado.refer",
    title: "Allegation reported to LADO",
    sort: Sort::Deadline,
    owner: "Employer / agency",
    limit: History::new(&[Dated {
        value: Allowed::working_days(1),
        since: day!(2006, 4, 1),
        until: None,
        cite: WORKING_TOGETHER_2023.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The allegation is reported to the designated officer",
        kinds: &[Allegation::KIND],
    },
};

/// Allegation concluded.
pub static CONCLUDED: Clock = Clock {
    id: "lado.resolve",
    title: "Allegation concluded",
    sort: Sort::Target,
    owner: "LADO",
    limit: History::new(&[Dated {
        value: Allowed::months(1),
        since: law::NOT_STATED,
        until: None,
        cite: WORKING_TOGETHER_2023.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The allegation is concluded", kinds: &[Allegation::KIND] },
};

fn duties(worker: &Worker, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    for said in worker.strand::<Allegation>() {
        let aware = because("the employer became aware", said.aware);
        owed.once(&REPORTED, aware, None, met_on(said.reported, said.learnt));
        if let Some(reported) = said.reported {
            let reported = because("the allegation was reported", reported);
            owed.once(&CONCLUDED, reported, None, met_on(said.concluded, said.learnt));
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
