//! A breach of personal data that puts people's rights at risk is reported to the Information Commissioner within 72
//! hours of the authority becoming aware.

use calendar::{Length, Moment, day};
use law::instruments::UK_GDPR;
use law::{Dated, History, Status};
use timeline::strands_of::complaints::DataBreach;
use timeline::{Authority, Definition, Standpoint, Stranded};

use crate::owed::{Owed, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family =
    Family { title: "Data breaches", clocks: &[&REPORTED], duties: Duties::Authority(duties) };

/// Personal data breach to ICO.
pub static REPORTED: Clock = Clock {
    id: "breach.ico",
    title: "Personal data breach to ICO",
    sort: Sort::Deadline,
    owner: "Data protection officer",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Hours(72)),
        since: day!(2018, 5, 25),
        until: None,
        cite: UK_GDPR.article("33"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The breach is reported to the Information Commissioner",
        kinds: &[DataBreach::KIND],
    },
};

fn duties(authority: &Authority, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    for said in authority.strand::<DataBreach>().filter(|said| said.risk) {
        let reported = met_on(said.reported.map(Moment::day), said.learnt);
        owed.once_from(&REPORTED, "the authority became aware", said.aware, None, reported);
    }
    owed.all()
}

#[cfg(test)]
mod tests;
