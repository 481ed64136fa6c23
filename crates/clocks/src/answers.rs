//! The answer to what somebody wrote on pages of their own, whoever it was. No law says how soon it is to come: such a clock runs
//! where the authority has set a time of its own, and is its local standard. Kith suggests five working days.

use calendar::day;
use law::instruments::LOCAL_STANDARD;
use law::{Dated, Evidence, Status};
use timeline::Stranded;
use timeline::strands_of::message::{Message, Reply};

use crate::owed::{Owed, because, met_on};
use crate::{Allowed, Clock};

/// How long an answer may take: what is suggested to the authority.
pub(crate) const SUGGESTED: Dated<Allowed> = Dated {
    value: Allowed::working_days(5),
    since: law::NOT_STATED,
    until: None,
    cite: LOCAL_STANDARD.whole(),
    checked: day!(2026, 11, 23),
    status: Status::Verified(Evidence::Source),
};

/// How it is met, in words.
pub(crate) const MET_BY: &str = "Somebody answers what they wrote";

/// Each message of one kind is owed an answer: the first that names it.
pub(crate) fn owed<M: Message>(
    of: &impl Stranded,
    clock: &'static Clock,
    what: &'static str,
    owed: &mut Owed<'_>,
) {
    for said in of.strand::<M>() {
        let answers = of.strand::<M::Reply>().filter(|answer| answer.record.of() == &**said.id);
        let first = answers.min_by_key(|answer| answer.record.written().day);
        let met = first.and_then(|answer| met_on(Some(answer.record.written().day), answer.learnt));
        owed.once_from_here(clock, because(what, said.record.written().day), None, met);
    }
}
