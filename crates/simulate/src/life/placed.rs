//! How placements hold or end: notice, meetings, moves planned and not, terms and cost; and now and then an arrangement that
//! is not registered, with who looked at it.

use calendar::Day;
use records::codes::{PlacementType, Provider, ReasonForChange};
use records::placements::{
    ArrangementStep, ArrangementStepIs, BoughtHow, Level, ManagementOversight, MoveMade, NoticeBy,
    NoticeToEnd, PlacementCondition, PlacementConditions, PlacementMeeting, PlacementMeetingFor,
    PlacementTerms,
};
use records::{Answer, Money};

use super::{Life, weekday};
use crate::dice::{About, Dice};
use crate::scribe::Lag;
use crate::stays::Stay;

/// Of a thousand: moves that were not planned, where the carer asked for the end and where not; unplanned moves from which a
/// meeting
/// learns; stays of today of which notice stands; teenagers in residential care who lately were in a home that is not registered.
const UNPLANNED_ASKED: u32 = 620;
const UNPLANNED: u32 = 180;
const LEARNT_FROM: u32 = 450;
const NOTICE_STANDS: u32 = 28;
const UNREGISTERED: u32 = 75;

/// Providers, in the order of their contracts.
const PROVIDERS: [&str; 4] = [
    "Alder Homes (invented)",
    "Brook House Group (invented)",
    "Coppice Fostering (invented)",
    "Dene Care (invented)",
];

const CAUSES: &[&str] = &[
    "The carers asked for the move after weeks of broken nights; help was offered late.",
    "Two children who had both been hurt were placed together, and it was not safe for either.",
    "The school place fell through, and nobody was at home in the day.",
];
const LEARNING: &[&str] = &[
    "Ask the carers each week how they sleep; offer a sitter before they ask.",
    "Tell the carers all that is known of the nights before the first night.",
    "No move before the school has said yes in writing.",
];

impl Life<'_, '_, '_> {
    /// How each stay of the time that is told whole began and ended, and on which terms.
    pub(super) fn placed(&mut self) {
        let seed = self.scribe.world.plan.seed;
        let mut dice = Dice::of(seed, About::Placed, u64::from(self.course.number));
        let stays: Vec<Stay> = self.stays.to_vec();
        for (nth, stay) in stays.iter().enumerate() {
            let moved = nth > 0 && !stay.same_carer && !stay.returned && !stay.place.is_temporary();
            if moved && stay.from >= self.from && stay.from < self.end {
                self.moved(&mut dice, stay);
            }
            if stay.to > self.from && stay.from < self.end && !stay.place.is_temporary() && !stay.returned {
                self.bought(&mut dice, stay);
            }
        }
        let Some(now) = stays.iter().rfind(|stay| stay.from < self.end && stay.to >= self.end) else {
            return;
        };
        if self.end > self.scribe.world.plan.until {
            let grown = self.age(self.end) >= 13;
            if grown
                && matches!(now.place, PlacementType::K2 | PlacementType::H5)
                && dice.in_1000(UNREGISTERED)
            {
                self.not_registered(&mut dice, now);
            } else if now.place.is_foster() && dice.in_1000(NOTICE_STANDS) {
                let day = weekday(now.from, self.end.plus_days(-dice.between(2, 20)));
                if day > now.from {
                    self.notice(&mut dice, day, NoticeBy::Carer, Some(day.plus_days(28)));
                }
            }
        }
    }

    fn moved(&mut self, dice: &mut Dice, stay: &Stay) {
        use ReasonForChange::{Carpl, Creqb, Creqo};
        let asked = matches!(stay.because, Some(Creqb | Creqo | Carpl));
        let by_carer = matches!(stay.because, Some(Creqb | Creqo));
        let planned = !dice.in_1000(if by_carer { UNPLANNED_ASKED } else { UNPLANNED });
        if by_carer || (asked && dice.in_1000(200)) {
            let before = dice.between(3, 25);
            let day = weekday(self.spell.start, stay.from.plus_days(-before));
            if day < stay.from && day >= self.from {
                self.notice(dice, day, NoticeBy::Carer, planned.then_some(stay.from));
            }
        }
        let yes = |dice: &mut Dice, chance| Some(if dice.in_1000(chance) { Answer::Yes } else { Answer::No });
        let (met, belongings) =
            (yes(dice, if planned { 780 } else { 60 }), yes(dice, if planned { 900 } else { 610 }));
        let school = (self.age(stay.from) >= 5).then(|| yes(dice, 640)).flatten();
        let because = match planned {
            true => "A home was found that fits what was asked for, and the move was planned with everybody.",
            false => "The placement came to an end within days.",
        };
        let record = MoveMade {
            day: stay.from,
            planned,
            because: because.to_owned(),
            told: planned.then(|| stay.from.plus_days(-dice.between(2, 14))),
            met,
            belongings,
            school,
            with: Some("The social worker".to_owned()),
            views: None,
        };
        self.tell(stay.from, Lag::Usual, record);
        if !planned && dice.in_1000(LEARNT_FROM) {
            let day = weekday(self.spell.start, stay.from.plus_days(dice.between(10, 32)));
            let at = dice.below(CAUSES.len() as u32) as usize;
            let record = PlacementMeeting {
                day,
                what: PlacementMeetingFor::Disruption,
                who: Some("Carers, social worker, supervising social worker, reviewing officer".to_owned()),
                views: None,
                cause: CAUSES[at].to_owned(),
                learning: Some(LEARNING[at].to_owned()),
                actions: Vec::new(),
            };
            if day < self.end {
                self.tell(day, Lag::Usual, record);
            }
        }
    }

    fn notice(&mut self, dice: &mut Dice, day: Day, by: NoticeBy, leave_by: Option<Day>) {
        let words = dice.pick(&[
            (3, "The carers feel they cannot keep the other children safe."),
            (2, "The carers are worn out and asked for an end."),
            (1, "The house is being sold."),
        ]);
        let reason = Some(ReasonForChange::Creqb);
        let record =
            NoticeToEnd { day, by, reason, words: words.to_owned(), views: None, leave_by, stays: None };
        self.tell(day, Lag::Prompt, record);
    }

    fn bought(&mut self, dice: &mut Dice, stay: &Stay) {
        let own = matches!(stay.provider, Some(Provider::PR1));
        let place_is_foster = stay.place.is_foster();
        let (low, high, how) = match stay.place {
            PlacementType::P1
            | PlacementType::A3
            | PlacementType::A4
            | PlacementType::A5
            | PlacementType::A6 => return,
            PlacementType::K1 | PlacementType::K2 | PlacementType::R1 | PlacementType::S1 if own => {
                (2_900, 3_600, BoughtHow::InHouse)
            }
            PlacementType::K1 | PlacementType::K2 | PlacementType::R1 | PlacementType::S1 => (
                4_200,
                7_800,
                dice.pick(&[(3, BoughtHow::Framework), (2, BoughtHow::Spot), (1, BoughtHow::Block)]),
            ),
            PlacementType::H5 | PlacementType::P2 => {
                (650, 1_900, dice.pick(&[(3, BoughtHow::Framework), (2, BoughtHow::Spot)]))
            }
            place if place.is_foster() && own => (380, 560, BoughtHow::InHouse),
            place if place.is_foster() => {
                (850, 1_150, dice.pick(&[(4, BoughtHow::Framework), (1, BoughtHow::Regional)]))
            }
            _ => return,
        };
        let until = (stay.to <= self.scribe.world.plan.until).then_some(stay.to);
        let a_week = Some(Money::pence(i64::from(dice.between(low, high)) * 100));
        let shared = None;
        // The contract by which such a place is bought, as the authority has them: no chance of its own.
        let nth = match how {
            BoughtHow::Framework if place_is_foster => Some(2),
            BoughtHow::Framework => Some(0),
            BoughtHow::Block => Some(1),
            BoughtHow::Spot => Some(3),
            _ => None,
        };
        let provider = nth.map(|nth| PROVIDERS[nth].to_owned());
        let contract = nth.map(|nth| format!("MF-{:03}", 101 + nth));
        let review_by = (how == BoughtHow::Spot).then(|| stay.from.plus_days(84));
        let record =
            PlacementTerms { since: stay.from, until, provider, how, a_week, shared, contract, review_by };
        let day = stay.from.max(self.from);
        self.tell(day, Lag::Tracker, record);
    }

    /// Some weeks, lately, in a home that is not registered, before the child came to where they live now; or still there.
    fn not_registered(&mut self, dice: &mut Dice, now: &Stay) {
        let today = self.scribe.world.plan.until;
        let lasts = dice.in_1000(400);
        let since = if lasts {
            today.plus_days(-dice.between(3, 30))
        } else {
            today.plus_days(-dice.between(60, 300))
        };
        let since = since.max(now.from).max(self.from);
        let until = (!lasts).then(|| since.plus_days(dice.between(4, 40))).filter(|until| *until < today);
        let conditions =
            PlacementConditions { since, until, what: vec![PlacementCondition::Unregistered], notes: None };
        self.tell(since, Lag::AtOnce, conditions);
        let end = until.unwrap_or(today);
        let step = |life: &mut Self, after: i32, what, words: &str, next: Option<(&str, i32)>| {
            let day = since.plus_days(after);
            if day <= end {
                let (next, by) = next
                    .map_or((None, None), |(next, days)| (Some(next.to_owned()), Some(day.plus_days(days))));
                let words = words.to_owned();
                life.tell(day, Lag::AtOnce, ArrangementStep { day, what, words, next, next_by: by });
            }
        };
        step(
            self,
            0,
            ArrangementStepIs::DirectorTold,
            "Agreed for the shortest time; no other bed tonight.",
            None,
        );
        if dice.in_1000(850) {
            step(self, 1, ArrangementStepIs::RegulatorTold, "By letter.", None);
        }
        if dice.in_1000(700) {
            let found = "Clean and calm; two staff at night; training records seen.";
            step(self, dice.between(2, 6), ArrangementStepIs::Visited, found, None);
        }
        let asked = "Forty-one homes asked; two will meet.";
        step(
            self,
            3,
            ArrangementStepIs::Searching,
            asked,
            Some(("Meet the two homes; the placements team", 5)),
        );
        let mut day = since.plus_days(dice.between(3, 6));
        while day <= end {
            let record = ManagementOversight {
                day,
                by: None,
                level: Level::Senior,
                text: "Seen with the team: safe for now, not where it should be.".to_owned(),
                supervised: false,
                decision: None,
                why: None,
            };
            if dice.in_1000(880) {
                self.tell(day, Lag::AtOnce, record);
            }
            day = day.plus_days(dice.between(6, 8));
        }
    }
}
