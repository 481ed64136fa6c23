//! Which way a period of care goes, and how it ends.

use calendar::Day;
use records::codes::{LegalStatus, ReasonEnded};

use super::family::{Shared, Story};
use super::{Adoption, Course, Ending, Path, Spell};
use crate::dice::Dice;

impl Course {
    pub(super) fn first_spells(&mut self, shared: &Shared, dice: &mut Dice) {
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
                dice.pick(&[(63, Path::Adopted), (20, Path::Waiting), (13, Path::Long), (4, Path::AtHome)])
            }
            800..1800 => {
                dice.pick(&[(36, Path::Adopted), (30, Path::Waiting), (26, Path::Long), (8, Path::AtHome)])
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
    pub(super) fn come_back(&mut self, dice: &mut Dice) {
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
        let proceedings = if path == Path::Adopted { proceedings * 38 / 100 } else { proceedings };
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
                spell.ending = dice.pick(&[(64, Ending::Guardianship), (36, order)]);
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
                spell.end = placed.plus_days(dice.span(&[(60, (100, 210)), (40, (210, 380))]));
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
        if self.born.age_on(from) >= 13 && dice.in_1000(890) {
            return;
        }
        let (days, ending) = match dice.below(100) {
            0..34 => (dice.between(120, 900), Ending::For(ReasonEnded::E4A)),
            34..42 => (dice.between(100, 1000), Ending::For(ReasonEnded::E4B)),
            42..52 => (dice.between(200, 1200), Ending::Guardianship),
            52..56 => (dice.between(200, 1500), Ending::For(ReasonEnded::E41)),
            56..62 => (dice.between(100, 1200), Ending::For(ReasonEnded::E13)),
            62..65 => (dice.between(60, 1500), Ending::For(ReasonEnded::E3)),
            65..68 => (dice.between(100, 2000), Ending::For(ReasonEnded::E8)),
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
