//! Children who are disabled. With chance of its own, and last: nothing else moves.
//!
//! How many is invented: no published share is at hand that says how many children in care are disabled.

use records::codes::CategoryOfNeed;
use records::health::{ConditionSort, HealthCondition};

use super::Life;
use crate::dice::About;
use crate::scribe::Lag;

/// In how many of a thousand: of all, and of children who came into care because of a disability.
const OF_ALL: u32 = 100;
const OF_THEIR_NEED: u32 = 900;

const DISABILITIES: &[(u32, (&str, &str))] = &[
    (5, ("Learning disability", "Short sentences; one thing at a time; time to answer")),
    (4, ("Autism", "The same people and the same way there; say what comes next")),
    (2, ("Moves with a wheelchair", "No steps to the door, the bathroom or the bedroom")),
    (2, ("Hears little", "Sit where {} sees your face; the hearing aids stay in")),
    (1, ("Sees little", "Say who you are when you come in; large print")),
];

impl Life<'_, '_, '_> {
    /// What a child is disabled by, and what whoever looks after them does about it.
    pub(super) fn disabled(&mut self) {
        self.apart(About::Disabled, |life| {
            let chance = if life.course.need == CategoryOfNeed::N2 { OF_THEIR_NEED } else { OF_ALL };
            if !life.dice.in_1000(chance) {
                return;
            }
            let (what, instructions) = life.dice.pick(DISABILITIES);
            let since = life.spell.start.plus_days(life.dice.between(0, 30));
            let record = HealthCondition {
                since,
                until: None,
                sort: ConditionSort::Disability,
                what: what.to_owned(),
                instructions: Some(instructions.replace("{}", life.course.given)),
            };
            life.tell(since, Lag::Prompt, record);
        });
    }
}
