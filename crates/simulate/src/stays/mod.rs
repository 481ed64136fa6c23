//! Where a child lives: one stay after another through a period of care.

mod changes;
mod sorts;

use calendar::{Day, LeapBirthday};
use records::Postcode;
use records::codes::{LegalStatus, PlacementType, Provider, ReasonEnded, ReasonForChange};

use crate::course::{Course, Ending, Path, Spell, Steadiness};
use crate::dice::{About, Dice};
use crate::places::{self, Area};
use crate::plan::World;

/// A stay in one place, up to the day of the next or the end of care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stay {
    pub(crate) from: Day,
    pub(crate) to: Day,
    pub(crate) place: PlacementType,
    pub(crate) provider: Option<Provider>,
    pub(crate) urn: Option<String>,
    pub(crate) postcode: Option<Postcode>,
    /// With the carer of the stay before.
    pub(crate) same_carer: bool,
    /// Back from a temporary absence, where the child was before.
    pub(crate) returned: bool,
    /// Why the stay before ended.
    pub(crate) because: Option<ReasonForChange>,
}

/// What sort of place is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Foster,
    LongTermFoster,
    Kin,
    LongTermKin,
    Parents,
    Home,
    Supported,
    FamilyCentre,
    School,
    Hospital,
    Custody,
    Secure,
}

/// What a part of a period of care is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Early,
    Settled,
    WithKin,
    WithParents,
    WithAdopters,
}

/// The stays of one period of care: they follow each other without a gap.
pub(crate) fn stays(world: &World, course: &Course, nth: usize) -> Vec<Stay> {
    let spell = &course.spells[nth];
    let mut walk = Walk {
        world,
        course,
        spell,
        dice: Dice::of(world.plan.seed, About::Care, u64::from(course.number) << 8 | nth as u64),
        stays: Vec::new(),
        first: nth == 0,
    };
    if spell.path.is_short_break() {
        walk.short_break();
        return walk.stays;
    }
    for (to, part) in walk.parts() {
        walk.part(to, part);
    }
    let mut stays = std::mem::take(&mut walk.stays);
    stays = walk.registered(stays);
    stays = walk.house_moves(stays);
    walk.absences(stays)
}

/// Why care ended, as the return says it: where the young person lives decides some codes.
pub(crate) fn reason(spell: &Spell, stays: &[Stay], number: u32) -> ReasonEnded {
    let last = stays.last().map(|stay| stay.place);
    match spell.ending {
        Ending::For(reason) => reason,
        Ending::Guardianship => match last {
            Some(PlacementType::U1 | PlacementType::U2 | PlacementType::U3) => ReasonEnded::E45,
            Some(PlacementType::U4 | PlacementType::U5 | PlacementType::U6) => ReasonEnded::E46,
            _ => ReasonEnded::E47,
        },
        Ending::Eighteen => match (last, number % 20) {
            (Some(place), 0..14) if place.is_foster() => ReasonEnded::E17,
            (_, 0) => ReasonEnded::E7,
            (_, 1 | 2) => ReasonEnded::E8,
            (_, 3 | 4) => ReasonEnded::E6,
            (Some(PlacementType::P1), _) => ReasonEnded::E4A,
            _ => ReasonEnded::E5,
        },
    }
}

struct Walk<'a> {
    world: &'a World,
    course: &'a Course,
    spell: &'a Spell,
    dice: Dice,
    stays: Vec<Stay>,
    first: bool,
}

impl Walk<'_> {
    fn short_break(&mut self) {
        // A break has neither postcode nor reference number (rules 214, 398).
        self.stays.push(Stay {
            from: self.spell.start,
            to: self.spell.end,
            place: PlacementType::U6,
            provider: Some(Provider::PR1),
            urn: None,
            postcode: None,
            same_carer: false,
            returned: false,
            because: None,
        });
    }

    /// The parts of the period: each up to a day.
    fn parts(&mut self) -> Vec<(Day, Part)> {
        let Spell { start, end, settled, .. } = *self.spell;
        let at = |day: Day| day.max(start.plus_days(1)).min(end);
        let mut parts = match self.spell.path {
            Path::Kin => {
                let moved = at(start.plus_days(self.dice.span(&[(45, (3, 40)), (55, (40, 200))])));
                vec![(moved, Part::Early), (end, Part::WithKin)]
            }
            Path::Adopted => {
                let placed = self.spell.adoption.map_or(end, |adoption| at(adoption.placed));
                vec![(placed, Part::Early), (end, Part::WithAdopters)]
            }
            Path::AtHome => {
                // Never while the child is accommodated by consent: at home that is not looked after (rule 378).
                let order = self.spell.legal.iter().find(|(_, status)| *status == LegalStatus::C1);
                let order = order.map_or(settled, |&(day, _)| day);
                let home = if self.dice.in_1000(450) {
                    order.plus_days(self.dice.between(10, 200))
                } else {
                    settled.plus_days(self.dice.between(0, 120))
                };
                vec![(at(home), Part::Early), (end, Part::WithParents)]
            }
            Path::Home if self.dice.in_1000(260) => {
                let home = at(settled.plus_days(-self.dice.between(20, 70)));
                vec![(home, Part::Early), (end, Part::WithParents)]
            }
            Path::Long | Path::Waiting => {
                let days = self.dice.span(&[(40, (-60, 0)), (35, (0, 90)), (25, (90, 300))]);
                vec![(at(settled.plus_days(days)), Part::Early), (end, Part::Settled)]
            }
            _ => vec![(end, Part::Early)],
        };
        parts.dedup_by_key(|(to, _)| *to);
        parts
    }

    fn part(&mut self, to: Day, part: Part) {
        let mut from = self.stays.last().map_or(self.spell.start, |stay| stay.to);
        // At sixteen or seventeen many move to supported accommodation.
        let leaving = match self.course.steadiness {
            Steadiness::Steady => 180,
            Steadiness::Middling => 420,
            Steadiness::Restless => 600,
        };
        let supported =
            (matches!(part, Part::Early | Part::Settled) && self.dice.in_1000(leaving)).then(|| {
                let sixteen = self.course.born.birthday(16, LeapBirthday::FirstOfMarch);
                sixteen.plus_days(self.dice.between(60, 640))
            });
        while from < to {
            let first = self.stays.is_empty();
            let (sort, days) = match part {
                Part::Early => (self.early_sort(from, first), self.early_days(first)),
                Part::Settled => (self.settled_sort(from), self.settled_days()),
                Part::WithKin => (Sort::Kin, 9999),
                Part::WithParents => (Sort::Parents, 9999),
                Part::WithAdopters => {
                    self.with_adopters(from, to);
                    return;
                }
            };
            let (sort, days) = match supported {
                Some(day) if from >= day => (Sort::Supported, days.max(90)),
                Some(day) if from.plus_days(days) > day => (sort, from.days_until(day)),
                _ => (sort, days),
            };
            let mut until = from.plus_days(days).min(to);
            // No scrap of a stay at the end of a part.
            if until.days_until(to) < 6 {
                until = to;
            }
            let becomes_long_term = part == Part::Settled
                && matches!(sort, Sort::LongTermFoster | Sort::LongTermKin)
                && self.stays.last().is_some_and(|stay| stay.to <= self.spell.settled.plus_days(301))
                && self.stays.last().is_some_and(|stay| stay.place.is_foster())
                && self.dice.in_1000(740);
            if becomes_long_term {
                self.long_term_with_same_carer(from, until);
            } else {
                self.settle(from, until, sort);
            }
            from = until;
        }
    }

    fn because(&mut self) -> Option<ReasonForChange> {
        (!self.stays.is_empty()).then(|| {
            self.dice.pick(&[
                (460, ReasonForChange::Carpl),
                (190, ReasonForChange::Creqb),
                (120, ReasonForChange::Creqo),
                (60, ReasonForChange::Child),
                (70, ReasonForChange::Lareq),
                (25, ReasonForChange::Close),
                (15, ReasonForChange::Alleg),
                (25, ReasonForChange::Stand),
                (35, ReasonForChange::Other),
            ])
        })
    }

    /// A stay with somebody new.
    fn settle(&mut self, from: Day, to: Day, sort: Sort) {
        let because = self.because();
        let plan = &self.world.plan;
        let first = self.stays.is_empty();
        // Brothers and sisters who came together share the first home: its chance is the family's, not the child's.
        let mut family = Dice::of(plan.seed, About::Family, u64::from(self.course.family.first) | 1 << 41);
        let together = first && self.course.together && self.spell.start == self.course.family.entry;
        let dice = if together { &mut family } else { &mut self.dice };
        let foster = matches!(sort, Sort::Foster | Sort::LongTermFoster);
        let provider = match sort {
            Sort::Foster | Sort::LongTermFoster => {
                dice.pick(&[(46, Provider::PR1), (1, Provider::PR2), (48, Provider::PR4), (5, Provider::PR5)])
            }
            Sort::Kin | Sort::LongTermKin => Provider::PR1,
            Sort::Parents => Provider::PR0,
            Sort::Home => dice.pick(&[(13, Provider::PR1), (80, Provider::PR4), (7, Provider::PR5)]),
            Sort::Supported => dice.pick(&[(82, Provider::PR4), (18, Provider::PR5)]),
            Sort::FamilyCentre | Sort::School => Provider::PR4,
            Sort::Hospital | Sort::Custody => Provider::PR3,
            Sort::Secure => Provider::PR2,
        };
        let households = self.world.households;
        let (area, number, urn) = match sort {
            Sort::Parents => (Area::Families, self.course.family.first, None),
            Sort::Hospital | Sort::Custody => (Area::Others, dice.below(4), None),
            _ if foster && provider == Provider::PR1 => {
                (Area::Own, dice.below(households), Some(places::OWN_FOSTERING.to_owned()))
            }
            Sort::Kin | Sort::LongTermKin => {
                // A relative of this family, approved for these children.
                let number = households + self.course.family.first % 3000;
                (Area::Own, number, Some(places::OWN_FOSTERING.to_owned()))
            }
            _ if foster => (
                Area::Others,
                100 + dice.below(plan.children.max(50) * 2),
                Some(places::urn(10 + dice.below(12))),
            ),
            _ => {
                let number = dice.below(plan.children / 8 + 12);
                (Area::Others, 50_000 + number, Some(places::urn(1000 + number)))
            }
        };
        let place = match sort {
            Sort::Foster if dice.in_1000(35) => PlacementType::U5,
            Sort::Foster => PlacementType::U6,
            Sort::LongTermFoster => PlacementType::U4,
            Sort::Kin => PlacementType::U3,
            Sort::LongTermKin => PlacementType::U1,
            Sort::Parents => PlacementType::P1,
            Sort::Home => PlacementType::K2,
            Sort::Supported => PlacementType::H5,
            Sort::FamilyCentre => PlacementType::R3,
            Sort::School => PlacementType::S1,
            Sort::Hospital => PlacementType::R2,
            Sort::Custody => PlacementType::R5,
            Sort::Secure => PlacementType::K1,
        };
        let mut postcode = places::postcode(area, number);
        if self.stays.last().is_some_and(|before| before.postcode.as_ref() == Some(&postcode)) {
            postcode = places::postcode(area, number + 1);
        }
        self.stays.push(Stay {
            from,
            to,
            place,
            provider: Some(provider),
            urn,
            postcode: Some(postcode),
            same_carer: false,
            returned: false,
            because,
        });
    }

    /// The carers the child lives with become the long-term ones.
    fn long_term_with_same_carer(&mut self, from: Day, to: Day) {
        let Some(before) = self.stays.last() else { return };
        let place = match before.place {
            PlacementType::U1 | PlacementType::U2 | PlacementType::U3 => PlacementType::U1,
            _ => PlacementType::U4,
        };
        if place == before.place {
            let last = self.stays.len() - 1;
            self.stays[last].to = to;
            return;
        }
        let stay = Stay {
            from,
            to,
            place,
            same_carer: true,
            because: Some(ReasonForChange::Place),
            ..before.clone()
        };
        self.stays.push(stay);
    }

    fn with_adopters(&mut self, from: Day, to: Day) {
        let same_carer = self.spell.adoption.is_some_and(|adoption| adoption.same_carer);
        match self.stays.last() {
            Some(before) if same_carer && before.place.is_foster() => {
                let stay = Stay {
                    from,
                    to,
                    place: PlacementType::A5,
                    same_carer: true,
                    because: Some(ReasonForChange::Place),
                    ..before.clone()
                };
                self.stays.push(stay);
            }
            _ => {
                let number = 30_000 + self.dice.below(4000);
                let provider =
                    self.dice.pick(&[(55, Provider::PR1), (25, Provider::PR2), (20, Provider::PR5)]);
                self.stays.push(Stay {
                    from,
                    to,
                    place: PlacementType::A6,
                    provider: Some(provider),
                    urn: Some(places::urn(40 + self.dice.below(6))),
                    postcode: Some(places::postcode(Area::Others, number)),
                    same_carer: false,
                    returned: false,
                    because: Some(ReasonForChange::Carpl),
                });
            }
        }
    }
}
