//! What a young person writes on their own pages is answered. No law says how soon: the clock runs where the authority has set a
//! time of its own, and is its local standard. Kith suggests five working days.

use calendar::day;
use law::instruments::LOCAL_STANDARD;
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::leaving_care::{OwnWords, OwnWordsAnswered};
use timeline::{Definition, Standpoint, Timeline};

use crate::owed::{Owed, because, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family =
    Family { title: "What young people write", clocks: &[&ANSWER], duties: Duties::Child(duties) };

/// Answer to what a young person wrote.
pub static ANSWER: Clock = Clock {
    id: "cl.ownwords.answer",
    title: "Answer to what a young person wrote",
    sort: Sort::Deadline,
    owner: "Social worker / PA",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: law::NOT_STATED,
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 23),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "Somebody answers what they wrote", kinds: &[OwnWordsAnswered::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    for said in child.strand::<OwnWords>() {
        let answers = child.strand::<OwnWordsAnswered>().filter(|answer| *answer.of == **said.id);
        let first = answers.min_by_key(|answer| answer.day);
        let met = first.and_then(|answer| met_on(Some(answer.day), answer.learnt));
        owed.once_from_here(&ANSWER, because("the young person wrote", said.day), None, met);
    }
    owed.all()
}

#[cfg(test)]
mod tests;
