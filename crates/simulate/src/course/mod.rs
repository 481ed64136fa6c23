//! The course of one child's care: when it began and ended, under which orders, and which way it went.

mod family;
mod paths;

use calendar::{Day, LeapBirthday};
use records::codes::{CategoryOfNeed, Ethnicity, LegalStatus, ReasonEnded, Sex};

use self::family::{Story, YEAR, age_of, shared};
use crate::dice::{About, Dice, stir};
use crate::names;
use crate::plan::{Family, World};

/// Which way a period of care goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Path {
    /// Days or weeks, then home.
    Brief,
    /// Home when proceedings end.
    Home,
    /// To relatives or friends when proceedings end.
    Kin,
    /// Placement order, match, adoption.
    Adopted,
    /// A placement order that is revoked, and long-term care.
    Waiting,
    /// Long-term care.
    Long,
    /// A care order, at home with parents.
    AtHome,
    /// Accommodated with consent.
    Accommodated,
    /// An unaccompanied asylum-seeking child.
    Unaccompanied,
    /// Remanded.
    Remand,
    /// An agreed series of short breaks, the agreement recorded (V4).
    Agreement,
    /// One break of an agreed series, each recorded (V3).
    Weekend,
}

impl Path {
    /// Under an agreed series of short breaks.
    pub(crate) fn is_short_break(self) -> bool {
        matches!(self, Path::Agreement | Path::Weekend)
    }
}

/// How a period of care ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// For this reason.
    For(ReasonEnded),
    /// On the 18th birthday; the reason follows from where the young person lives.
    Eighteen,
    /// With a special guardianship order; the code follows from who holds it.
    Guardianship,
}

/// What happened on the way to an adoption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Adoption {
    /// The decision that the child should be placed.
    pub(crate) decided: Day,
    /// The decision was reversed; there was then no match.
    pub(crate) reversed: Option<Day>,
    /// The match.
    pub(crate) matched: Day,
    /// Moved in with the adopters.
    pub(crate) placed: Day,
    /// They were the child's foster carers.
    pub(crate) same_carer: bool,
}

/// One period of care.
#[derive(Debug, Clone)]
pub(crate) struct Spell {
    pub(crate) start: Day,
    /// The day it ended, which is not part of it.
    pub(crate) end: Day,
    pub(crate) ending: Ending,
    pub(crate) path: Path,
    /// Legal statuses, by first day.
    pub(crate) legal: Vec<(Day, LegalStatus)>,
    /// When proceedings ended: the day on which long-term plans begin.
    pub(crate) settled: Day,
    pub(crate) adoption: Option<Adoption>,
}

/// How often the child will move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Steadiness {
    Steady,
    Middling,
    Restless,
}

/// A child, and the periods of care.
#[derive(Debug, Clone)]
pub(crate) struct Course {
    pub(crate) number: u32,
    pub(crate) family: Family,
    pub(crate) born: Day,
    pub(crate) sex: Sex,
    pub(crate) ethnicity: Ethnicity,
    pub(crate) need: CategoryOfNeed,
    pub(crate) given: &'static str,
    pub(crate) surname: String,
    pub(crate) steadiness: Steadiness,
    /// The first placement is shared with brothers and sisters.
    pub(crate) together: bool,
    pub(crate) spells: Vec<Spell>,
}

impl Course {
    pub(crate) fn of(world: &World, number: u32) -> Course {
        let family = world.family(number);
        let shared = shared(world, family);
        let mut dice = Dice::of(world.plan.seed, About::Course, u64::from(number));
        let age = age_of(world, family, &shared, number);
        let born = family.entry.plus_days(-age);
        let steadiness = match age / YEAR {
            ..5 => {
                dice.pick(&[(76, Steadiness::Steady), (19, Steadiness::Middling), (5, Steadiness::Restless)])
            }
            5..10 => {
                dice.pick(&[(64, Steadiness::Steady), (22, Steadiness::Middling), (14, Steadiness::Restless)])
            }
            _ => {
                dice.pick(&[(47, Steadiness::Steady), (26, Steadiness::Middling), (27, Steadiness::Restless)])
            }
        };
        let sex = if shared.story == Story::Unaccompanied {
            dice.pick(&[(9, Sex::Male), (1, Sex::Female)])
        } else {
            dice.pick(&[(54, Sex::Male), (46, Sex::Female)])
        };
        let mut course = Course {
            number,
            family,
            born,
            sex,
            ethnicity: shared.ethnicity,
            need: shared.need,
            given: names::given(&mut dice),
            surname: shared.surname.clone(),
            steadiness,
            together: family.size > 1 && shared.together,
            spells: Vec::new(),
        };
        course.first_spells(&shared, &mut dice);
        course.come_back(&mut dice);
        course
    }

    /// The 18th birthday.
    pub(crate) fn eighteen(&self) -> Day {
        self.born.birthday(18, LeapBirthday::FirstOfMarch)
    }

    /// Looked after on a day, short breaks apart.
    pub(crate) fn in_care(&self, day: Day) -> bool {
        self.spells.iter().any(|spell| !spell.path.is_short_break() && spell.start <= day && day < spell.end)
    }

    /// Whether the record has anything to say of the child: in care while it is kept, or a care leaver then.
    pub(crate) fn concerns(&self, world: &World) -> bool {
        let Some(first) = self.spells.first() else { return false };
        first.start <= world.plan.until
            && self.born <= first.start
            && (self.spells.iter().any(|spell| spell.end >= world.kept)
                || (self.is_care_leaver()
                    && self.born.birthday(self.supported_to(world), LeapBirthday::FirstOfMarch)
                        >= world.kept))
    }

    /// The age to which a care leaver is in contact with the service: 21, and for just over half 25.
    pub(crate) fn supported_to(&self, world: &World) -> i32 {
        if stir(world.plan.seed, 3, u64::from(self.number)) % 1000 < 550 { 25 } else { 21 }
    }

    /// Looked after for 91 days since the 14th birthday, some of it since the 16th, and left (Children (Leaving Care)
    /// provisions; short breaks, adoption, death and transfer apart).
    pub(crate) fn is_care_leaver(&self) -> bool {
        let since = |age| {
            let from = self.born.birthday(age, LeapBirthday::FirstOfMarch);
            let spells = self.spells.iter().filter(|spell| !spell.path.is_short_break());
            spells.map(|spell| spell.start.max(from).days_until(spell.end).max(0)).sum::<i32>()
        };
        since(14) >= 91
            && since(16) >= 1
            && self.spells.last().is_some_and(|last| {
                !matches!(
                    last.ending,
                    Ending::For(
                        ReasonEnded::E2
                            | ReasonEnded::E3
                            | ReasonEnded::E11
                            | ReasonEnded::E12
                            | ReasonEnded::E15
                    )
                )
            })
    }
}
