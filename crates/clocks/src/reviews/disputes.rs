//! A dispute of what a review decided: the team manager does not agree, and the reviewing officer, or whoever manages the
//! reviewing officers, settles it with them.
//!
//! The handbook gives the manager five working days to answer and says nothing of how long a dispute may last. So this is no
//! law: it is a standard of ten working days, Kith's own of 23 November 2026, which runs wherever an authority has set no other
//! number for this clock. After it the way on is a challenge. An answer that was overtaken, because the decisions were changed
//! after it, is disputed no longer.

use calendar::day;
use law::instruments::LOCAL_STANDARD;
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::reviews::DecisionsAnswered;
use timeline::{Definition, Standpoint, Timeline};

use crate::owed::{Owed, because, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family =
    Family { title: "Disputed decisions of a review", clocks: &[&SETTLED], duties: Duties::Child(duties) };

/// Disputed decision of a review settled.
pub static SETTLED: Clock = Clock {
    id: "review.decisions.dispute",
    title: "Disputed decision of a review settled",
    sort: Sort::Deadline,
    owner: "IRO with team manager",
    limit: History::new(&[Dated {
        value: Allowed::working_days(10),
        since: law::NOT_STATED,
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 23),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The dispute is settled", kinds: &[DecisionsAnswered::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    for said in child.strand::<DecisionsAnswered>().filter(|said| !said.agreed) {
        let disputed = because("the team manager disputed a decision", said.day);
        owed.once_from_here(&SETTLED, disputed, said.overtaken, met_on(said.settled, said.learnt));
    }
    owed.all()
}

#[cfg(test)]
mod tests;
