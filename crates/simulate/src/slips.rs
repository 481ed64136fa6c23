//! Mistakes as people make them, which nobody has noticed: about 2 children in 100 have one that a rule of the return finds.
//!
//! A child has at most one, by seed and number alone. Some never show: a blank about motherhood in a boy's record, an adoption
//! not told of a child who was not adopted. So more are dealt out than are found.

use crate::dice::stir;
use crate::plan::World;

/// A mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// How the child took part is left out of every review (rule 167).
    Participation,
    /// The last placement has no postcode (392b).
    Postcode,
    /// The last foster placement is said to be with the parents: a wrong code (550).
    Provider,
    /// The permanence option before care is never asked (630).
    PermanenceBefore,
    /// The pupil number is never filled in (209).
    PupilNumber,
    /// Immunisations are left out of what the return asks of the year (191).
    Immunisations,
    /// Nobody says whether a girl is a mother (393).
    Mother,
    /// The adoption is in the spreadsheet beside the system, and never told (601).
    Adoption,
    /// A missing end: that care ended is typed in seven months late (359 for one who came of age).
    LeftLate,
}

/// In how many children in a thousand there is one.
const IN_1000: u64 = 38;

/// The mistakes, as often as people make them.
const SLIPS: [(u64, Slip); 9] = [
    (14, Slip::Participation),
    (12, Slip::Postcode),
    (10, Slip::Provider),
    (20, Slip::PermanenceBefore),
    (10, Slip::PupilNumber),
    (12, Slip::Immunisations),
    (12, Slip::Mother),
    (4, Slip::Adoption),
    (6, Slip::LeftLate),
];

/// The mistake in the record of the child with this number.
pub(crate) fn of(world: &World, number: u32) -> Option<Slip> {
    let chance = stir(world.plan.seed, 9, u64::from(number));
    if !world.plan.slips || chance % 1000 >= IN_1000 {
        return None;
    }
    let mut left = chance / 1000 % 100;
    SLIPS.into_iter().find_map(|(weight, slip)| {
        if left < weight {
            return Some(slip);
        }
        left -= weight;
        None
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn weights_are_hundredths() {
        assert_eq!(super::SLIPS.iter().map(|(weight, _)| weight).sum::<u64>(), 100);
    }
}
