//! What sort of place is found for a child, and for how long.

use calendar::Day;
use records::codes::PlacementType;

use super::{Sort, Walk};
use crate::course::{Path, Steadiness};

impl Walk<'_> {
    pub(super) fn age(&self, day: Day) -> i32 {
        self.course.born.age_on(day)
    }

    pub(super) fn early_sort(&mut self, day: Day, first: bool) -> Sort {
        let age = self.age(day);
        if self.spell.path == Path::Remand {
            return self.dice.pick(&[
                (4, Sort::Foster),
                (3, Sort::Custody),
                (2, Sort::Secure),
                (3, Sort::Home),
            ]);
        }
        match age {
            ..1 => self.dice.pick(&[(91, Sort::Foster), (3, Sort::Kin), (6, Sort::FamilyCentre)]),
            1..9 => self.dice.pick(&[(955, Sort::Foster), (40, Sort::Kin), (5, Sort::Hospital)]),
            9..16 => {
                let home = if first { 150 } else { 430 };
                self.dice.pick(&[
                    (820, Sort::Foster),
                    (35, Sort::Kin),
                    (home, Sort::Home),
                    (30, Sort::School),
                    (5, Sort::Hospital),
                    (6, Sort::Secure),
                ])
            }
            _ => self.dice.pick(&[
                (330, Sort::Foster),
                (20, Sort::Kin),
                (240, Sort::Home),
                (330, Sort::Supported),
                (15, Sort::Hospital),
                (5, Sort::Secure),
            ]),
        }
    }

    pub(super) fn early_days(&mut self, first: bool) -> i32 {
        let short = match self.course.steadiness {
            Steadiness::Steady => 300,
            Steadiness::Middling => 420,
            Steadiness::Restless => 560,
        };
        if first && self.dice.in_1000(short) {
            return self.dice.span(&[(55, (1, 14)), (45, (15, 70))]);
        }
        match self.course.steadiness {
            Steadiness::Steady => self.dice.between(400, 4000),
            Steadiness::Middling => self.dice.between(80, 700),
            Steadiness::Restless => self.dice.between(25, 260),
        }
    }

    pub(super) fn settled_sort(&mut self, day: Day) -> Sort {
        let with_kin =
            self.stays.last().is_some_and(|stay| matches!(stay.place, PlacementType::U3 | PlacementType::U1));
        let home = match (self.age(day), self.course.steadiness) {
            (..8, _) => 4,
            (8..12, Steadiness::Restless) => 260,
            (8..12, _) => 70,
            (_, Steadiness::Steady) => 230,
            (_, Steadiness::Middling) => 400,
            (_, Steadiness::Restless) => 650,
        };
        if self.dice.in_1000(home) {
            if self.age(day) < 8 {
                return Sort::Home;
            }
            return self.dice.pick(&[
                (92, Sort::Home),
                (4, Sort::School),
                (2, Sort::Hospital),
                (2, Sort::Secure),
            ]);
        }
        match (with_kin, self.course.steadiness) {
            (true, _) => Sort::LongTermKin,
            (_, Steadiness::Restless) => self.dice.pick(&[(75, Sort::Foster), (25, Sort::LongTermFoster)]),
            _ => self.dice.pick(&[(37, Sort::Foster), (62, Sort::LongTermFoster), (1, Sort::Kin)]),
        }
    }

    pub(super) fn settled_days(&mut self) -> i32 {
        match self.course.steadiness {
            Steadiness::Steady => self.dice.between(1200, 9000),
            Steadiness::Middling => self.dice.between(500, 2400),
            Steadiness::Restless => self.dice.between(40, 420),
        }
    }
}
