//! Placements outside the area: that they are, who agreed, who was told; and the notices of every placement. Most in time, some
//! late, some never. With chance of its own, and last: nothing else moves.

use calendar::Day;
use records::codes::PlacementType;
use records::coming_into_care::{DecidedBy, DecisionAbout, DecisionMade};
use records::placements::{PlacementCondition, PlacementConditions, PlacementNotice, Told};

use super::{Life, weekday};
use crate::dice::{About, Dice};
use crate::places;
use crate::scribe::Lag;

/// Of a thousand placements: notices are written; in time; of those outside the area: somebody recorded that they are; somebody
/// senior agreed; before the child moved; the authority of the area was told.
const TOLD: u32 = 950;
const TOLD_IN_TIME: u32 = 880;
const RECORDED: u32 = 880;
const AGREED: u32 = 900;
const AGREED_BEFORE: u32 = 860;
const AREA_TOLD: u32 = 830;
/// Of a thousand placements outside the area: made in an emergency.
const EMERGENCY: u32 = 130;

/// One home, from the day the child came to the day after the last there.
struct Home {
    from: Day,
    to: Day,
    place: PlacementType,
    /// How far outside; nothing for one inside the area.
    outside: Option<PlacementCondition>,
}

impl Life<'_, '_, '_> {
    /// What is written of each home about the area it lies in, and of those who are told.
    pub(super) fn outside(&mut self) {
        self.apart(About::Outside, |life| {
            for home in life.homes_in_turn() {
                life.home(&home);
            }
        });
    }

    /// The homes of the last period of care: a way back, and another legal status at the same address, are none of their own.
    fn homes_in_turn(&self) -> Vec<Home> {
        let mut homes: Vec<(Home, Option<&records::Postcode>)> = Vec::new();
        for stay in self.stays.iter().filter(|stay| !stay.place.is_temporary()) {
            let postcode = stay.postcode.as_ref();
            match homes.last_mut() {
                Some((home, before)) if *before == postcode && (stay.same_carer || stay.returned) => {
                    home.to = stay.to;
                }
                last => {
                    if let Some((before, _)) = last {
                        before.to = before.to.max(stay.from);
                    }
                    let outside = postcode.and_then(|at| places::outside(at.as_str())).map(|far| match far {
                        true => PlacementCondition::AtDistance,
                        false => PlacementCondition::OutOfArea,
                    });
                    homes.push((Home { from: stay.from, to: stay.to, place: stay.place, outside }, postcode));
                }
            }
        }
        homes.into_iter().map(|(home, _)| home).filter(|home| home.to > self.from).collect()
    }

    fn home(&mut self, home: &Home) {
        if home.place.is_for_adoption() || home.from >= self.end {
            return;
        }
        let asks = home.place.is_foster()
            || matches!(
                home.place,
                PlacementType::K1
                    | PlacementType::K2
                    | PlacementType::R1
                    | PlacementType::H5
                    | PlacementType::P2
                    | PlacementType::S1
            );
        let outside = home.outside.filter(|_| asks && self.dice.in_1000(RECORDED));
        if let Some(outside) = outside {
            let until = (home.to <= self.scribe.world.plan.until).then_some(home.to);
            let what = if self.in_an_emergency(home.from) {
                vec![PlacementCondition::Emergency, outside]
            } else {
                vec![outside]
            };
            let conditions = PlacementConditions { since: home.from, until: None, what, notes: None };
            let came = home.from.max(self.from);
            let told = self.scribe.learnt(came, Lag::Prompt);
            let mut revisions = vec![(came, told, conditions.clone())];
            if let Some(until) = until.filter(|until| *until > home.from) {
                let ended = PlacementConditions { until: Some(until), ..conditions };
                revisions.push((until.max(came), self.scribe.learnt(until.max(came), Lag::Usual), ended));
            }
            self.scribe.revise(revisions);
        }
        if home.from < self.from {
            // What was agreed and told before the record began stands on paper.
            return;
        }
        if let Some(outside) = outside {
            self.agreed(home.from, outside);
        }
        self.notices(home, outside.is_some());
    }

    /// Whether the child came in an emergency: by a chance of its own.
    fn in_an_emergency(&self, from: Day) -> bool {
        let number = 1 << 43
            | u64::from(self.course.number) << 20
            | u64::from(from.number().unsigned_abs() & 0xF_FFFF);
        let mut dice = Dice::of(self.scribe.world.plan.seed, About::Arranged, number);
        from >= self.from && dice.in_1000(EMERGENCY)
    }

    fn agreed(&mut self, from: Day, outside: PlacementCondition) {
        let far = outside == PlacementCondition::AtDistance;
        let before = self.dice.in_1000(AGREED_BEFORE);
        let days = if before { -self.dice.between(1, 9) } else { self.dice.between(2, 15) };
        if !self.dice.in_1000(AGREED) {
            return;
        }
        let about = if far { DecisionAbout::AtDistance } else { DecisionAbout::OutOfArea };
        let role = if far { DecidedBy::Director } else { DecidedBy::NominatedOfficer };
        let asked = weekday(self.spell.start, from.plus_days(days - 2));
        let day = asked.max(weekday(self.spell.start, from.plus_days(days)));
        let day = if before { day.min(from) } else { day };
        let because =
            "Homes inside the area were asked first; the school and the family can be reached from there.";
        let record = DecisionMade {
            day,
            about,
            agreed: true,
            by: None,
            role,
            asked: Some(asked.min(day)),
            because: because.to_owned(),
        };
        self.tell(day, Lag::Usual, record);
    }

    fn notices(&mut self, home: &Home, outside: bool) {
        let (told, in_time) = (self.dice.in_1000(TOLD), self.dice.in_1000(TOLD_IN_TIME));
        let days = if in_time { self.dice.between(-3, 4) } else { self.dice.between(9, 30) };
        let area = outside && self.dice.in_1000(AREA_TOLD);
        let day = weekday(self.spell.start, home.from.plus_days(days));
        if !told || day >= home.to.min(self.end) {
            return;
        }
        let mut who = vec![Told::Child, Told::Parent, Told::HealthBody, Told::Gp, Told::School, Told::Iro];
        if area {
            who.push(Told::AreaAuthority);
        }
        self.tell(day, Lag::Usual, PlacementNotice { day, told: who, withheld: None });
    }
}
