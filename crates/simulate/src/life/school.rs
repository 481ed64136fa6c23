//! School: where, how often there, sent home.

use calendar::{Day, LeapBirthday};
use records::education::{Attendance, Exclusion, ExclusionSort, School, SettingSort};

use super::{Life, weekday};
use crate::course::Steadiness;
use crate::scribe::Lag;

/// In how many children in a thousand: the school is recorded; they changed school on coming into care; have no place.
const RECORDED: u32 = 960;
const MOVED: u32 = 240;
const NO_PLACE: u32 = 15;
const SPECIAL: u32 = 110;
/// Sessions missed of a thousand, for the steady, the middling, the restless: at least and at most.
const MISSED: [(i32, i32); 3] = [(5, 70), (10, 140), (30, 420)];
/// Suspended in a term, from nine years old, of a thousand.
const SUSPENDED: [u32; 3] = [4, 25, 90];

const NAMES: &[&str] =
    &["Oakmere", "Larkfield", "St Teasel’s", "Heronbrook", "Millpond", "Whinmoor", "Harebell Lane"];

impl Life<'_, '_, '_> {
    pub(super) fn school(&mut self) {
        let last = self.end.plus_days(-1);
        let age = self.age(last);
        if !(3..18).contains(&age) || !self.dice.in_1000(RECORDED) {
            return;
        }
        // The September in which this stage of school began.
        let birthday = match age {
            3 => 3,
            4..11 => 4,
            11..16 => 11,
            _ => 16,
        };
        let turned = self.course.born.birthday(birthday, LeapBirthday::FirstOfMarch);
        let september = Day::new(turned.year() + i32::from(turned.parts().1 > 8), 9, 4).unwrap_or(turned);
        let moved = self.dice.in_1000(MOVED);
        let since = if moved {
            september.max(self.spell.start.plus_days(self.dice.between(5, 40)))
        } else {
            september
        };
        if since > last {
            return;
        }
        let name = NAMES[self.dice.below(NAMES.len() as u32) as usize];
        let sort = match (age, self.dice.below(1000)) {
            (3, _) => SettingSort::EarlyYears,
            (_, 0..NO_PLACE) => SettingSort::NoPlace,
            (16.., 0..700) => SettingSort::College,
            (_, 850..) if SPECIAL > 0 && self.dice.in_1000(SPECIAL * 6) => SettingSort::Special,
            _ => SettingSort::School,
        };
        let words = match (sort, age) {
            (SettingSort::NoPlace, _) => None,
            (SettingSort::EarlyYears, _) => Some(format!("{name} Nursery")),
            (SettingSort::College, _) => Some(format!("{name} College")),
            (_, ..11) => Some(format!("{name} Primary School")),
            _ => Some(format!("{name} Academy")),
        };
        let known = since.max(self.spell.start);
        let learnt = self.scribe.learnt(known, Lag::Usual);
        let record = School {
            since,
            until: None,
            name: words,
            urn: None,
            sort,
            teacher: self.perhaps(700, &["The head of year", "The designated teacher", "The deputy head"]),
            full_time: (sort != SettingSort::NoPlace).then(|| !self.dice.in_1000(40)),
            support: self.perhaps(
                240,
                &["Education, health and care plan", "Help in lessons", "Small group twice a week"],
            ),
        };
        self.scribe.tell(since, learnt, record);
        if sort != SettingSort::NoPlace && age >= 4 {
            self.terms(since);
        }
    }

    fn terms(&mut self, since: Day) {
        let world = self.scribe.world;
        let which = match self.course.steadiness {
            Steadiness::Steady => 0,
            Steadiness::Middling => 1,
            Steadiness::Restless => 2,
        };
        let from = self.from.max(since);
        for term in &world.terms[world.terms.partition_point(|term| term.last < from)..] {
            if term.last >= self.end {
                return;
            }
            let first = term.first.max(from);
            // Ten sessions a week, less a week of half-term.
            let possible = (first.days_until(term.last) * 10 / 7 - 10).max(0);
            if possible == 0 {
                continue;
            }
            let missed = possible * self.dice.early(MISSED[which].0, MISSED[which].1) / 1000;
            let unauthorised = missed * self.dice.between(0, 50) / 100;
            let record = Attendance {
                since: first,
                until: Some(term.last),
                possible: possible as u16,
                attended: (possible - missed) as u16,
                unauthorised: Some(unauthorised as u16),
            };
            let learnt = self.scribe.learnt(term.last, Lag::Tracker);
            self.scribe.tell(term.last, learnt, record);
            if self.age(first) >= 9 && self.dice.in_1000(SUSPENDED[which]) {
                let day = weekday(
                    self.spell.start,
                    first.plus_days(self.dice.between(0, first.days_until(term.last) - 1)),
                );
                let days = self.dice.between(1, 4);
                let permanent = self.dice.in_1000(40);
                let record = Exclusion {
                    since: day,
                    until: (!permanent).then(|| day.plus_days(days)),
                    sort: if permanent { ExclusionSort::Permanent } else { ExclusionSort::Suspension },
                    sessions: (!permanent).then_some(days as u16 * 2),
                    because: Some(self.say(&[
                        "A fight",
                        "Swore at a teacher",
                        "Vape in the bag",
                        "Left the site",
                    ])),
                    education_from: None,
                };
                self.tell(day, Lag::Usual, record);
            }
        }
    }
}
