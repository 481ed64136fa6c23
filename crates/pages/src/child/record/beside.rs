//! What a record of a child cannot say beside the rest of what is recorded: asked by every form, and by programs.

use access::Person;
use calendar::Moment;
use oversight::{adoption, placements};
use records::placements::PlacedWith;
use records::{Record as Said, Trouble};

use crate::Desk;
use crate::record::Record;
use crate::reviews::{self, escalation};

/// What is wrong with it, told in words that repeat nothing of what the reader may not see. `before`: the record that is put
/// right, which is then no part of the rest.
///
/// What is to come is stopped; what has happened is recorded as it was, with what stands against it as advice, because a record
/// that may not say what happened says something else.
pub fn judged(
    desk: &Desk,
    me: &Person,
    record: &Record,
    before: Option<&str>,
    said: &dyn Said,
) -> Vec<Trouble> {
    let mut troubles = escalation::judged(desk, me, record, before, said);
    troubles.extend(reviews::beside::judged(desk, me, record, before, said));
    let rest = record.beside(said.kind(), before);
    let child = record.folded(&rest);
    troubles.extend(adoption::contradiction::of(&child, said));
    troubles.extend(placements::contradiction::of(&child, &rest, said));
    if let Some(with) = said.as_any().downcast_ref::<PlacedWith>() {
        let cohort = desk.cohort(Moment::END_OF_TIME);
        let to_come = with.since >= desk.today();
        for says in matching::stands_against(&cohort, &child, with) {
            let field = if with.household.is_some() { "household" } else { "home" };
            troubles.push(if to_come { Trouble::stops(field, says) } else { Trouble::advice(field, says) });
        }
    }
    troubles
}
