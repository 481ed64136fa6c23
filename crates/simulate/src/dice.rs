//! Chance that is the same on every machine.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// What a run of chance decides. Each has its own stream, so that a change in one leaves the others as they were.
#[derive(Debug, Clone, Copy)]
pub(crate) enum About {
    /// Who comes into care together.
    Block = 1,
    /// What a family's children share.
    Family = 2,
    /// The course of one child's care.
    Course = 3,
    /// Where the child lives, and under which order.
    Care = 4,
    /// Visits, reviews, checks, plans.
    Rounds = 5,
    /// When each fact was learnt, and what was said wrongly at first.
    Learning = 6,
    /// A social worker's post.
    Post = 7,
    /// A carer household's place on the register.
    Household = 8,
    /// What people write about a child from day to day.
    Life = 9,
    /// Where a child is meant to grow up, and whether it comes to that.
    Permanence = 10,
    /// What is done of what a pathway plan says.
    Pathway = 11,
    /// Who lives in a home and cares for children there.
    Carer = 12,
    /// A child in need who lives at home.
    Need = 13,
    /// How long a plan waits until it is approved.
    Approval = 14,
    /// When supervision speaks of a child, and what it decides.
    Overseen = 15,
    /// What was audited, and what was found.
    Audit = 16,
    /// Who complains, who praises, and what is found.
    Complaint = 17,
    /// What a review is prepared with and leaves behind.
    Reviewing = 20,
    /// What is challenged, and what came of it.
    Challenging = 21,
    /// What a child says, to whom, and what became of it.
    Heard = 22,
    /// How a placement holds or ends, and on which terms.
    Placed = 23,
    /// How young people live who leave care, and how late that is typed in.
    Leaving = 40,
    /// What people ask about what is recorded of them.
    Rights = 41,
    /// Who audits, in which round.
    Auditor = 42,
    /// The way to where a child will grow up, as it is written down.
    Futures = 33,
    /// A household that asks to adopt.
    Adopters = 32,
    /// What a fostering service writes about its households, and who asks to foster.
    Fostering = 30,
    /// For whom a home is asked, and how it was found.
    Matching = 31,
    /// A child who lives with somebody else by a private arrangement.
    Privately = 50,
    /// A baby who is not born yet.
    Unborn = 51,
    /// What a fostering household is owed.
    Allowance = 52,
    /// What a young person wrote, and how ready they are for a home of their own.
    Wrote = 53,
    /// Which adoption agency acts for a child.
    Agency = 54,
    /// With which number the sample of a round of audits is drawn at random.
    Draw = 70,
    /// What an audit of somebody who was drawn found.
    Drawn = 71,
    /// The papers of a match that is proposed, and how it was decided.
    Proposed = 60,
    /// Who agreed to a placement outside the area, and who was told of a placement.
    Outside = 61,
    /// Lifelong links, and places in programmes.
    Links = 62,
    /// Which children are disabled.
    Disabled = 72,
    /// How many hours a reviewing officer works.
    Hours = 73,
    /// Why a review was held unprepared.
    Unprepared = 80,
    /// What a court directs, and what a family is offered before the authority goes there.
    Directed = 81,
    /// What beside a placement is agreed, checked or done after it: short breaks, emergencies, registration, transfer.
    Arranged = 82,
    /// How the support of a special guardian is reviewed.
    Guardians = 83,
    /// Who visits and inspects a home.
    Inspected = 84,
    /// What a fostering panel recommends.
    Recommended = 85,
    /// How approved adopters who wait are reviewed.
    Waited = 86,
    /// What holds a plan up.
    HeldUp = 87,
    /// What time with family a child should have.
    FamilyTime = 88,
    /// A child in need whose family is written to before proceedings.
    BeforeCourt = 89,
    /// What stands in registers beside the trackers.
    Kept = 90,
    /// What young people come to the hub for, what they are offered, and who reads their plans.
    Hub = 91,
    /// Work at the edge of care.
    Edge = 92,
    /// What carers say, and what relatives who care are given.
    Carers = 93,
    /// A child at home, beside those in care, with whose family the team at the edge of care was asked to work.
    AtHome = 94,
    /// Work at the edge of care before a child came into care after all.
    EdgeBefore = 95,
}

/// A seeded run of chance: whole numbers only, so that no machine's arithmetic can differ.
#[derive(Debug)]
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    /// The run that belongs to this seed, purpose and number.
    pub(crate) fn of(seed: u64, about: About, number: u64) -> Dice {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        bytes[8] = about as u8;
        bytes[16..24].copy_from_slice(&number.to_le_bytes());
        Dice(ChaCha8Rng::from_seed(bytes))
    }

    /// A number under `n`, all alike; 0 for 0.
    pub(crate) fn below(&mut self, n: u32) -> u32 {
        ((u64::from(self.0.next_u32()) * u64::from(n)) >> 32) as u32
    }

    /// A number from `low` to `high`, both included, all alike; `low` where `high` is less.
    pub(crate) fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below(high.saturating_sub(low).saturating_add(1).max(1) as u32) as i32
    }

    /// A number from `low` to `high`, small ones more often: the lesser of two.
    pub(crate) fn early(&mut self, low: i32, high: i32) -> i32 {
        self.between(low, high).min(self.between(low, high))
    }

    /// True `chance` times in a thousand.
    pub(crate) fn in_1000(&mut self, chance: u32) -> bool {
        self.below(1000) < chance
    }

    /// One of the values, each as often as its weight says.
    pub(crate) fn pick<T: Copy>(&mut self, of: &[(u32, T)]) -> T {
        let mut left = self.below(of.iter().map(|(weight, _)| weight).sum());
        for &(weight, value) in of {
            if left < weight {
                return value;
            }
            left -= weight;
        }
        of[of.len() - 1].1
    }

    /// A number from `low` to `high` of one of the spans, each as often as its weight says.
    pub(crate) fn span(&mut self, of: &[(u32, (i32, i32))]) -> i32 {
        let (low, high) = self.pick(of);
        self.between(low, high)
    }
}

/// A number made from three, well stirred: for tables that are looked up, not walked (splitmix64).
pub(crate) fn stir(seed: u64, about: u64, number: u64) -> u64 {
    let mut z = seed ^ about.rotate_left(32) ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_its_seed_purpose_and_number() {
        let first = |seed, about, number| {
            let mut dice = Dice::of(seed, about, number);
            [dice.below(1_000_000), dice.below(1_000_000), dice.below(1_000_000)]
        };
        assert_eq!(first(1, About::Course, 7), first(1, About::Course, 7));
        assert_ne!(first(1, About::Course, 7), first(2, About::Course, 7));
        assert_ne!(first(1, About::Course, 7), first(1, About::Care, 7));
        assert_ne!(first(1, About::Course, 7), first(1, About::Course, 8));
    }

    /// The bytes of an invented authority are a promise: these numbers must be the same on every machine, for ever. They
    /// were worked out apart, from the definitions of ChaCha with eight rounds and of splitmix64.
    #[test]
    fn numbers_are_the_same_everywhere() {
        let mut dice = Dice::of(2018, About::Course, 1);
        let drawn: Vec<u32> = (0..4).map(|_| dice.below(1000)).collect();
        assert_eq!(drawn, FIRST_FOUR);
        assert_eq!(stir(2018, 1, 1) % 1000, STIRRED);
    }

    const FIRST_FOUR: [u32; 4] = [134, 727, 49, 965];
    const STIRRED: u64 = 453;

    #[test]
    fn weights_are_kept() {
        let mut dice = Dice::of(1, About::Course, 1);
        let hits = (0..10_000).filter(|_| dice.pick(&[(3, true), (7, false)])).count();
        assert!((2_800..3_200).contains(&hits), "{hits} of 10,000 where 3,000 were expected");
        assert!((0..1000).all(|_| (3..=5).contains(&dice.between(3, 5))));
    }
}
