//! What a young person writes on their own pages is answered, by the time that the authority has set.

use law::instruments::LOCAL_STANDARD;
use law::{Dated, History};
use timeline::strands_of::leaving_care::{OwnWords, OwnWordsAnswered};
use timeline::{Definition, Standpoint, Timeline};

use crate::owed::Owed;
use crate::{Clock, Duties, Duty, Family, MetBy, Sort, answers};

/// The family.
pub static FAMILY: Family =
    Family { title: "What young people write", clocks: &[&ANSWER], duties: Duties::Child(duties) };

/// Answer to what a young person wrote.
pub static ANSWER: Clock = Clock {
    id: "cl.ownwords.answer",
    title: "Answer to what a young person wrote",
    sort: Sort::Deadline,
    owner: "Social worker / PA",
    limit: History::new(&[Dated { cite: LOCAL_STANDARD.whole(), ..answers::SUGGESTED }]),
    met_by: MetBy { words: answers::MET_BY, kinds: &[OwnWordsAnswered::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    answers::owed::<OwnWords>(child, &ANSWER, "the young person wrote", &mut owed);
    owed.all()
}

#[cfg(test)]
mod tests;
