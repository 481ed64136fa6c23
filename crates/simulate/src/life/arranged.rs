//! What is agreed, checked or done beside a placement: short breaks; what is made up for after an emergency; whether a setting is
//! registered; who came by the national transfer scheme. And how the support of special guardians is reviewed. With chance of its
//! own, and last.

use calendar::{Day, Moment};
use records::codes::PlacementType;
use records::missing_and_risk::TransferScheme;
use records::permanence::{GuardianshipSupportReview, SpecialGuardianship};
use records::placements::{
    EmergencySteps, PlacementCondition, PlacementConditions, RegistrationCheck, ShortBreakAgreement,
};

use super::{Life, weekday};
use crate::course::{Course, Path};
use crate::dice::{About, Dice};
use crate::scribe::{Lag, Scribe};

/// Of a thousand: what is asked before a placement outside the area was done within five working days after an emergency;
/// settings of which it was looked up whether they are registered; found not to be; unaccompanied children who came by the
/// scheme; within ten working days; guardians whose support is reviewed in time.
const STEPS_IN_TIME: u32 = 800;
const CHECKED: u32 = 900;
const NOT_REGISTERED: u32 = 9;
const BY_SCHEME: u32 = 620;
const TRANSFERRED_IN_TIME: u32 = 720;
const REVIEWED_IN_TIME: u32 = 800;

const OTHERS: &[&str] =
    &["Saltmarsh Council (invented)", "Nettleby Council (invented)", "Overwold Council (invented)"];

impl Life<'_, '_, '_> {
    pub(super) fn arranged(&mut self) {
        self.apart(About::Arranged, |life| {
            life.emergencies();
            life.registered();
            if life.alone() {
                life.transferred();
            }
        });
    }

    /// What was done after a placement outside the area that was made in an emergency.
    fn emergencies(&mut self) {
        let said = self.scribe.told::<PlacementConditions>().into_iter();
        for said in said.filter(|said| said.has(PlacementCondition::Emergency)).collect::<Vec<_>>() {
            let in_time = self.dice.in_1000(STEPS_IN_TIME);
            let days = if in_time { self.dice.between(1, 5) } else { self.dice.between(6, 14) };
            let day = self.scribe.world.holidays.plus_working_days(said.since, days as u16);
            let approved_by = Some("head-1".to_owned());
            let notes =
                Some("The child seen there, the parents told, the reviewing officer asked.".to_owned());
            if day < self.end {
                self.tell(day, Lag::Usual, EmergencySteps { day, approved_by, notes });
            }
        }
    }

    /// Whether homes and supported accommodation are registered: looked up before the child came, or in the days after.
    fn registered(&mut self) {
        let settings = |place| {
            matches!(place, PlacementType::K2 | PlacementType::H5 | PlacementType::S1 | PlacementType::P2)
        };
        let stays: Vec<_> =
            self.stays.iter().filter(|stay| settings(stay.place) && !stay.returned).cloned().collect();
        for stay in stays {
            if stay.from < self.from || stay.from >= self.end || !self.dice.in_1000(CHECKED) {
                continue;
            }
            let day = weekday(self.spell.start, stay.from.plus_days(self.dice.between(-9, 3)));
            let lacks = self.dice.in_1000(NOT_REGISTERED) && stay.to >= self.end;
            let day = if lacks { day.max(stay.from.plus_days(1)) } else { day };
            let check = RegistrationCheck {
                day,
                registered: !lacks,
                urn: stay.urn.clone().filter(|_| !lacks),
                told_ofsted: lacks.then(|| day.plus_days(1)),
            };
            if day < self.end {
                self.tell(day, Lag::Usual, check);
            }
        }
        // Where somebody wrote that a home is not registered, they had looked.
        let unregistered = self.scribe.told::<PlacementConditions>();
        for said in unregistered.into_iter().filter(|said| said.has(PlacementCondition::Unregistered)) {
            let day = said.since.plus_days(self.dice.between(0, 2));
            let told_ofsted = self.dice.in_1000(900).then(|| day.plus_days(1));
            if day < self.end && said.until.is_none_or(|until| day < until) {
                let check = RegistrationCheck { day, registered: false, urn: None, told_ofsted };
                self.tell(day, Lag::AtOnce, check);
            }
        }
    }

    /// From the authority of the port.
    fn transferred(&mut self) {
        if !self.dice.in_1000(BY_SCHEME) {
            return;
        }
        let days = if self.dice.in_1000(TRANSFERRED_IN_TIME) {
            self.dice.between(3, 13)
        } else {
            self.dice.between(16, 40)
        };
        let accepted = self.spell.start.plus_days(-days);
        let other = Some(self.say(OTHERS));
        let record = TransferScheme { accepted, transferred: Some(self.spell.start), other };
        self.tell(self.spell.start, Lag::Usual, record);
    }

    /// Support of special guardians, once a year.
    pub(super) fn guarded(&mut self) {
        self.apart(About::Guardians, |life| {
            let told = life.scribe.told::<SpecialGuardianship>();
            let Some(plan) = told.into_iter().rev().find_map(|said| said.ordered.and(said.support_plan))
            else {
                return;
            };
            let until = life.scribe.world.plan.until;
            let mut day = plan;
            loop {
                let in_time = life.dice.in_1000(REVIEWED_IN_TIME);
                let days = if in_time { life.dice.between(150, 360) } else { life.dice.between(372, 430) };
                day = weekday(plan, day.plus_days(days));
                if day > until {
                    break;
                }
                let continues = life.dice.in_1000(930);
                life.tell(day, Lag::Usual, GuardianshipSupportReview { day, continues });
            }
        });
    }
}

/// Agreements for the breaks of a child: from the first of a series to the end of the last.
pub(super) fn short_breaks(scribe: &mut Scribe<'_>, course: &Course, begun: &[Moment]) {
    let Some(since) = scribe.world.life else { return };
    let until = scribe.world.plan.until;
    let breaks: Vec<(usize, Day, Day)> = course
        .spells
        .iter()
        .enumerate()
        .filter(|(nth, spell)| spell.path.is_short_break() && spell.start <= until && *nth < begun.len())
        .map(|(nth, spell)| (nth, spell.start, spell.end))
        .collect();
    let (Some(&(first, starts, _)), Some(&(_, _, ends))) = (breaks.first(), breaks.last()) else { return };
    if ends < since {
        return;
    }
    let seed = scribe.world.plan.seed;
    let mut dice = Dice::of(seed, About::Arranged, 1 << 41 | u64::from(course.number));
    let typing = Dice::of(seed, About::Arranged, 1 << 42 | u64::from(course.number));
    let before = std::mem::replace(&mut scribe.dice, typing);
    let (floor, known) = (scribe.floor, begun.get(first).copied());
    scribe.floor = known.unwrap_or(floor);
    let weekend = course.spells.get(first).is_some_and(|spell| spell.path == Path::Weekend);
    let nights = Some(if weekend { dice.between(20, 52) } else { dice.between(24, 75) } as u16);
    let agreed = starts.plus_days(-dice.between(3, 40));
    let open = ShortBreakAgreement { since: agreed, until: None, place: None, nights };
    let learnt = scribe.learnt(starts, Lag::Usual);
    if ends <= until {
        let over = ShortBreakAgreement { until: Some(ends), ..open.clone() };
        let told = scribe.learnt(ends, Lag::Usual);
        scribe.revise([(starts, learnt, open), (ends, told, over)]);
    } else {
        scribe.tell(starts, learnt, open);
    }
    (scribe.dice, scribe.floor) = (before, floor);
}
