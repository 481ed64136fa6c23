//! What the children of a family share, and how old they are when they come.

use records::codes::{CategoryOfNeed, Ethnicity, LegalStatus};

use super::Path;
use crate::dice::{About, Dice};
use crate::names;
use crate::plan::{Family, World};

/// What brought a family to the authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Story {
    Court,
    Accommodated,
    Unaccompanied,
    Remand,
    Agreement,
    Weekends,
}

/// What the children of a family share.
pub(super) struct Shared {
    pub(super) story: Story,
    pub(super) path: Path,
    /// Age of the eldest on entry, in days.
    pub(super) age: i32,
    pub(super) need: CategoryOfNeed,
    pub(super) ethnicity: Ethnicity,
    pub(super) surname: String,
    pub(super) together: bool,
    pub(super) first_status: LegalStatus,
    pub(super) proceedings: i32,
}

pub(super) const YEAR: i32 = 365;

pub(super) fn shared(world: &World, family: Family) -> Shared {
    let mut dice = Dice::of(world.plan.seed, About::Family, u64::from(family.first));
    let story = if family.size > 1 {
        Story::Court
    } else {
        dice.pick(&[
            (710, Story::Court),
            (185, Story::Accommodated),
            (50, Story::Unaccompanied),
            (30, Story::Remand),
            (13, Story::Agreement),
            (12, Story::Weekends),
        ])
    };
    let path = dice.pick(&[(165, Path::Brief), (140, Path::Home), (110, Path::Kin), (585, Path::Long)]);
    let age = match story {
        Story::Court if family.size == 1 => dice.span(&[
            (695, (0, 60)),
            (22, (200, 365)),
            (8, (366, 5 * YEAR)),
            (33, (5 * YEAR, 10 * YEAR)),
            (132, (12 * YEAR, 16 * YEAR)),
            (110, (16 * YEAR, 17 * YEAR)),
        ]),
        Story::Court => {
            dice.span(&[(110, (500, 5 * YEAR)), (245, (5 * YEAR, 10 * YEAR)), (645, (10 * YEAR, 6100))])
        }
        Story::Accommodated => dice.span(&[(60, (30, 3000)), (300, (3650, 5100)), (640, (5100, 6400))]),
        Story::Unaccompanied => dice.span(&[(200, (4900, 5840)), (800, (5840, 6450))]),
        Story::Remand => dice.between(4700, 6400),
        Story::Agreement | Story::Weekends => dice.between(1500, 5300),
    };
    let need = match story {
        Story::Court => dice.pick(&[
            (690, CategoryOfNeed::N1),
            (40, CategoryOfNeed::N3),
            (80, CategoryOfNeed::N4),
            (180, CategoryOfNeed::N5),
            (10, CategoryOfNeed::N7),
        ]),
        Story::Accommodated => dice.pick(&[
            (250, CategoryOfNeed::N1),
            (120, CategoryOfNeed::N2),
            (240, CategoryOfNeed::N4),
            (280, CategoryOfNeed::N5),
            (110, CategoryOfNeed::N6),
        ]),
        Story::Unaccompanied => CategoryOfNeed::N8,
        Story::Remand => CategoryOfNeed::N6,
        Story::Agreement | Story::Weekends => CategoryOfNeed::N2,
    };
    let ethnicity = if story == Story::Unaccompanied {
        dice.pick(&[(4, Ethnicity::Bafr), (4, Ethnicity::Ooth), (2, Ethnicity::Aoth)])
    } else {
        dice.pick(&[
            (780, Ethnicity::Wbri),
            (40, Ethnicity::Woth),
            (20, Ethnicity::Wrom),
            (35, Ethnicity::Mwbc),
            (15, Ethnicity::Mwas),
            (25, Ethnicity::Moth),
            (35, Ethnicity::Apkn),
            (10, Ethnicity::Aoth),
            (20, Ethnicity::Bafr),
            (10, Ethnicity::Both),
            (10, Ethnicity::Nobt),
        ])
    };
    Shared {
        story,
        path,
        age,
        need,
        ethnicity,
        surname: names::family(&mut dice),
        together: dice.in_1000(650),
        first_status: dice.pick(&[
            (500, LegalStatus::C1),
            (260, LegalStatus::V2),
            (90, LegalStatus::L2),
            (150, LegalStatus::L1),
        ]),
        proceedings: dice.span(&[(170, (130, 200)), (400, (200, 350)), (450, (350, 680))]),
    }
}

/// The child's age on entry, in days. Brothers and sisters are born one to three and a half years apart; one who would
/// not be born yet is a newborn.
pub(super) fn age_of(world: &World, family: Family, shared: &Shared, number: u32) -> i32 {
    let mut age = shared.age;
    let mut dice = Dice::of(world.plan.seed, About::Family, u64::from(family.first) | 1 << 40);
    for _ in family.first..number {
        let younger = age - dice.between(400, 1700);
        age = match younger {
            0.. => younger,
            // The youngest has a twin.
            _ if age <= 60 => age,
            _ => dice.between(0, 60),
        };
    }
    age
}
