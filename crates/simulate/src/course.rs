//! The course of one child's care: when it began and ended, under which orders, and which way it went.

use calendar::{Day, LeapBirthday};
use records::codes::{CategoryOfNeed, Ethnicity, LegalStatus, ReasonEnded, Sex};

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

/// What brought a family to the authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Story {
    Court,
    Accommodated,
    Unaccompanied,
    Remand,
    Agreement,
    Weekends,
}

/// What the children of a family share.
struct Shared {
    story: Story,
    path: Path,
    /// Age of the eldest on entry, in days.
    age: i32,
    need: CategoryOfNeed,
    ethnicity: Ethnicity,
    surname: String,
    together: bool,
    first_status: LegalStatus,
    proceedings: i32,
}

const YEAR: i32 = 365;

fn shared(world: &World, family: Family) -> Shared {
    let mut dice = Dice::of(world.plan.seed, About::Family, u64::from(family.first));
    let story = if family.size > 1 {
        Story::Court
    } else {
        dice.pick(&[
            (640, Story::Court),
            (215, Story::Accommodated),
            (90, Story::Unaccompanied),
            (30, Story::Remand),
            (13, Story::Agreement),
            (12, Story::Weekends),
        ])
    };
    let path = dice.pick(&[(165, Path::Brief), (180, Path::Home), (125, Path::Kin), (530, Path::Long)]);
    let age = match story {
        Story::Court if family.size == 1 => dice.span(&[
            (740, (0, 120)),
            (60, (200, 365)),
            (120, (366, 5 * YEAR)),
            (90, (5 * YEAR, 10 * YEAR)),
            (220, (11 * YEAR, 16 * YEAR)),
            (80, (16 * YEAR, 17 * YEAR)),
        ]),
        Story::Court => {
            dice.span(&[(130, (500, 5 * YEAR)), (310, (5 * YEAR, 10 * YEAR)), (560, (10 * YEAR, 5900))])
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
            (450, LegalStatus::C1),
            (310, LegalStatus::V2),
            (90, LegalStatus::L2),
            (150, LegalStatus::L1),
        ]),
        proceedings: dice.span(&[(180, (130, 200)), (440, (200, 350)), (380, (350, 540))]),
    }
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

    /// The age to which a care leaver is in contact with the service: 21, and for six in ten 25.
    pub(crate) fn supported_to(&self, world: &World) -> i32 {
        if stir(world.plan.seed, 3, u64::from(self.number)) % 1000 < 620 { 25 } else { 21 }
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

    fn first_spells(&mut self, shared: &Shared, dice: &mut Dice) {
        let start = self.family.entry;
        match shared.story {
            Story::Court => {
                let path = self.path_of(shared.path, shared.proceedings, dice);
                let spell = self.court(start, path, shared.first_status, shared.proceedings, dice);
                self.add(spell);
            }
            Story::Accommodated => {
                let spell = self.accommodated(start, dice);
                self.add(spell);
            }
            Story::Unaccompanied => {
                let (days, reason) = match dice.below(100) {
                    0..6 => (dice.between(1, 60), ReasonEnded::E8),
                    6..11 => (dice.between(30, 400), ReasonEnded::E15),
                    11..17 => (dice.between(40, 400), ReasonEnded::E3),
                    _ => (9999, ReasonEnded::E8),
                };
                self.add(plain(start, days, reason, Path::Unaccompanied, LegalStatus::V2));
            }
            Story::Remand => {
                let (days, reason) =
                    (dice.early(5, 150), dice.pick(&[(7, ReasonEnded::E14), (3, ReasonEnded::E9)]));
                self.add(plain(start, days, reason, Path::Remand, LegalStatus::J1));
            }
            Story::Agreement => {
                let days = dice.between(120, 1100);
                self.add(plain(start, days, ReasonEnded::E8, Path::Agreement, LegalStatus::V4));
            }
            Story::Weekends => {
                for nth in 0..dice.between(4, 20) {
                    let days = dice.between(2, 3);
                    let from = start.plus_days(28 * nth);
                    self.add(plain(from, days, ReasonEnded::E8, Path::Weekend, LegalStatus::V3));
                }
            }
        }
    }

    /// A family's plan, as it is for a child of this age.
    fn path_of(&self, family: Path, proceedings: i32, dice: &mut Dice) -> Path {
        if family != Path::Long {
            return family;
        }
        match self.family.entry.plus_days(proceedings).number() - self.born.number() {
            ..800 => {
                dice.pick(&[(70, Path::Adopted), (14, Path::Waiting), (12, Path::Long), (4, Path::AtHome)])
            }
            800..1800 => {
                dice.pick(&[(36, Path::Adopted), (26, Path::Waiting), (30, Path::Long), (8, Path::AtHome)])
            }
            1800..2900 => {
                dice.pick(&[(4, Path::Adopted), (16, Path::Waiting), (65, Path::Long), (15, Path::AtHome)])
            }
            _ => dice.pick(&[(82, Path::Long), (18, Path::AtHome)]),
        }
    }

    fn add(&mut self, mut spell: Spell) {
        if spell.start >= self.eighteen() {
            return;
        }
        if spell.end >= self.eighteen() {
            spell.end = self.eighteen();
            spell.ending = Ending::Eighteen;
        }
        spell.legal.retain(|&(day, _)| day < spell.end);
        self.spells.push(spell);
    }

    /// Some who went home come back.
    fn come_back(&mut self, dice: &mut Dice) {
        let Some(last) = self.spells.last() else { return };
        let home = matches!(last.ending, Ending::For(ReasonEnded::E4A | ReasonEnded::E4B | ReasonEnded::E13));
        if !home || !dice.in_1000(170) {
            return;
        }
        let start = last.end.plus_days(dice.span(&[(30, (20, 100)), (50, (100, 365)), (20, (365, 900))]));
        if self.born.age_on(start) >= 17 {
            return;
        }
        let spell = if self.born.age_on(start) >= 12 && dice.in_1000(450) {
            self.accommodated(start, dice)
        } else {
            let path = dice.pick(&[(70, Path::Long), (15, Path::AtHome), (15, Path::Kin)]);
            let first = dice.pick(&[(6, LegalStatus::C1), (4, LegalStatus::V2)]);
            let proceedings = dice.between(120, 330);
            self.court(start, path, first, proceedings, dice)
        };
        self.add(spell);
    }

    fn accommodated(&self, start: Day, dice: &mut Dice) -> Spell {
        let old = self.born.age_on(start) >= 15;
        let stays = dice.in_1000(if old { 720 } else { 250 });
        let days = if stays { 9999 } else { dice.span(&[(40, (4, 45)), (35, (45, 200)), (25, (200, 900))]) };
        let reason = dice.pick(&[
            (45, ReasonEnded::E4A),
            (30, ReasonEnded::E4B),
            (15, ReasonEnded::E13),
            (5, ReasonEnded::E3),
            (5, ReasonEnded::E8),
        ]);
        let mut spell = plain(start, days, reason, Path::Accommodated, LegalStatus::V2);
        if days > 300 && dice.in_1000(if old { 150 } else { 800 }) {
            let proceedings = start.plus_days(dice.between(20, 120));
            spell.legal.push((proceedings, LegalStatus::C1));
            spell.settled = proceedings.plus_days(dice.between(110, 300));
            spell.legal.push((spell.settled, LegalStatus::C2));
        }
        spell
    }

    /// A period of care that begins with, or leads to, care proceedings.
    fn court(&self, start: Day, path: Path, first: LegalStatus, proceedings: i32, dice: &mut Dice) -> Spell {
        let mut legal = vec![(start, first)];
        if path == Path::Brief {
            let days = dice.span(&[(45, (2, 14)), (35, (15, 45)), (20, (46, 100))]);
            match first {
                LegalStatus::C1 => legal[0].1 = LegalStatus::V2,
                LegalStatus::L1 if days > 4 => legal.push((start.plus_days(2), LegalStatus::V2)),
                LegalStatus::L2 if days > 9 => legal.push((start.plus_days(7), LegalStatus::V2)),
                LegalStatus::V2 => {}
                _ => legal[0].1 = LegalStatus::V2,
            }
            let reason = dice.pick(&[(48, ReasonEnded::E4A), (32, ReasonEnded::E4B), (20, ReasonEnded::E13)]);
            let mut spell = plain(start, days, reason, path, LegalStatus::V2);
            spell.legal = legal;
            return spell;
        }
        let begun = match first {
            LegalStatus::V2 => start.plus_days(dice.early(8, 90)),
            LegalStatus::L2 => start.plus_days(dice.between(4, 8)),
            LegalStatus::L1 => start.plus_days(dice.between(1, 3)),
            _ => start,
        };
        if begun > start {
            legal.push((begun, LegalStatus::C1));
        }
        // A plan of adoption is decided sooner than others.
        let proceedings = if path == Path::Adopted { proceedings * 6 / 10 } else { proceedings };
        let decided = begun.plus_days((proceedings + dice.between(-20, 20)).max(80));
        let mut spell = Spell {
            start,
            end: decided,
            ending: Ending::Eighteen,
            path,
            legal,
            settled: decided,
            adoption: None,
        };
        self.after_proceedings(&mut spell, decided, dice);
        spell
    }

    fn after_proceedings(&self, spell: &mut Spell, decided: Day, dice: &mut Dice) {
        let later = |days: i32| decided.plus_days(days);
        match spell.path {
            Path::Home => {
                let reason = dice.pick(&[(88, ReasonEnded::E4A), (12, ReasonEnded::E4B)]);
                spell.ending = Ending::For(reason);
            }
            Path::Kin => {
                let order = Ending::For(ReasonEnded::E41);
                spell.ending = dice.pick(&[(58, Ending::Guardianship), (42, order)]);
            }
            Path::Adopted => {
                let same_carer = dice.in_1000(170);
                let matched = later(if same_carer { dice.between(4, 90) } else { dice.early(20, 680) });
                let placed = matched.plus_days(dice.between(8, 45));
                spell.adoption = Some(Adoption {
                    decided: later(-dice.between(14, 60)),
                    reversed: None,
                    matched,
                    placed,
                    same_carer,
                });
                spell.legal.push((decided, LegalStatus::E1));
                spell.end = placed.plus_days(dice.span(&[(60, (110, 250)), (40, (250, 420))]));
                let code = dice.pick(&[(7, ReasonEnded::E11), (3, ReasonEnded::E12)]);
                spell.ending = Ending::For(code);
            }
            Path::Waiting => {
                let revoked = later(dice.span(&[(30, (350, 700)), (70, (700, 1700))]));
                spell.adoption = Some(Adoption {
                    decided: later(-dice.between(14, 60)),
                    reversed: Some(revoked),
                    matched: revoked,
                    placed: revoked,
                    same_carer: false,
                });
                spell.legal.push((decided, LegalStatus::E1));
                spell.legal.push((revoked, LegalStatus::C2));
                self.long_term(spell, revoked, dice);
            }
            Path::AtHome => {
                spell.legal.push((decided, LegalStatus::C2));
                spell.end = later(dice.between(250, 1100));
                spell.ending = Ending::For(ReasonEnded::E4A);
            }
            _ => {
                spell.legal.push((decided, LegalStatus::C2));
                self.long_term(spell, decided, dice);
            }
        }
    }

    /// How long-term care ends: for most on the 18th birthday.
    fn long_term(&self, spell: &mut Spell, from: Day, dice: &mut Dice) {
        spell.end = self.eighteen();
        spell.ending = Ending::Eighteen;
        if self.born.age_on(from) >= 13 && dice.in_1000(860) {
            return;
        }
        let (days, ending) = match dice.below(100) {
            0..34 => (dice.between(120, 900), Ending::For(ReasonEnded::E4A)),
            34..42 => (dice.between(100, 1000), Ending::For(ReasonEnded::E4B)),
            42..54 => (dice.between(200, 1200), Ending::Guardianship),
            54..62 => (dice.between(200, 1500), Ending::For(ReasonEnded::E41)),
            62..67 => (dice.between(100, 1200), Ending::For(ReasonEnded::E13)),
            67..70 => (dice.between(60, 1500), Ending::For(ReasonEnded::E3)),
            70..73 => (dice.between(100, 2000), Ending::For(ReasonEnded::E8)),
            _ => return,
        };
        spell.end = from.plus_days(days);
        spell.ending = ending;
    }
}

fn plain(start: Day, days: i32, reason: ReasonEnded, path: Path, status: LegalStatus) -> Spell {
    Spell {
        start,
        end: start.plus_days(days),
        ending: Ending::For(reason),
        path,
        legal: vec![(start, status)],
        settled: start.plus_days(400),
        adoption: None,
    }
}

/// The child's age on entry, in days. Brothers and sisters are born one to three and a half years apart; one who would
/// not be born yet is a newborn.
fn age_of(world: &World, family: Family, shared: &Shared, number: u32) -> i32 {
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
