//! What stands in registers beside the trackers: family time as it is arranged and told to the child, what the placement panel
//! decided, what others pay of a placement. With chance of its own, and last: nothing else moves.

use std::collections::BTreeMap;

use calendar::Day;
use records::Money;
use records::codes::PlacementType;
use records::court::{
    CareProceedings, CourtParty, EdgeOfCare, EdgePriority, EdgeWork, HelpLevel, LegalPlanningMeeting,
    PartyRole, PartyTalk, PloPanelAsked, PloQuestion,
};
use records::permanence::{FamilyTime, FamilyTimeArranged, FamilyTimeHow, FamilyTimeTold, TimeOften};
use records::placements::{
    CarerPart, PanelAbout, PanelDecided, PlacedWith, PlacementPanelHeard, PlacementRecharge, PlacementTerms,
    RechargedTo, SharedWithCarers,
};

use super::{Life, weekday};
use crate::course::Path;
use crate::dice::About;
use crate::need::edge_worker;
use crate::scribe::Lag;

/// Of a thousand: an arrangement of family time is written down; how it was is told to the child, of those times that took place;
/// a stay in a residential home was heard by the panel; somebody else pays a part of it.
const ARRANGED: u32 = 640;
const TOLD: u32 = 70;
const HEARD: u32 = 860;
const RECHARGED: u32 = 240;
/// Of a thousand who came into care: the team at the edge of care had worked with the family.
const EDGE_BEFORE: u32 = 260;

const TOLD_WORDS: &[&str] = &[
    "You baked flapjacks with your mum. You ate most of them while they were hot.",
    "You and your dad found a heron at the pond and stood still for ten minutes.",
    "Your gran brought the photo book. You laughed at the picture with the paddling pool.",
];
const STEP_DOWN: &[&str] = &[
    "Two evenings a week with a foster family from September; a move by Christmas if it holds.",
    "First the night shifts: three weeks without going missing, then a smaller home.",
];

impl Life<'_, '_, '_> {
    pub(super) fn kept(&mut self) {
        self.apart(About::Kept, |life| {
            life.time_arranged();
            life.panel_heard();
            life.others_pay();
            life.parties();
            life.brought_to_the_panel();
            life.shared_with_carers();
        });
        self.apart(About::EdgeBefore, |life| life.at_the_edge_before());
    }

    /// Guardians and solicitors in proceedings.
    fn parties(&mut self) {
        let until = self.scribe.world.plan.until;
        for said in self.scribe.told::<CareProceedings>() {
            let Some(issued) = said.issued.filter(|_| self.dice.in_1000(860)) else { continue };
            let since = weekday(issued, issued.plus_days(self.dice.between(2, 14)));
            let end = said.concluded.filter(|on| *on <= until);
            let last = end.unwrap_or(until);
            let mut talks = Vec::new();
            let mut day = weekday(since, since.plus_days(self.dice.between(4, 20)));
            while day <= last {
                let about = [
                    "The care plan",
                    "What the child says",
                    "The assessment of the aunt",
                    "Time with the mother",
                ][self.dice.below(4) as usize];
                talks.push(PartyTalk { day, about: about.to_owned() });
                day = weekday(day, day.plus_days(self.dice.between(18, 55)));
            }
            let saw = weekday(since, since.plus_days(self.dice.between(6, 40)));
            let at = talks.last().map_or(since, |talk| talk.day).max(since);
            let record = CourtParty {
                since,
                until: end,
                role: PartyRole::Guardian,
                name: ["Yarrow Pinefield", "Teasel Marsh", "Sedge Holloway"][self.dice.below(3) as usize]
                    .to_owned(),
                reach: Some("guardian@cafcass.example".to_owned()),
                saw_child: Some(saw).filter(|day| *day <= last),
                talks,
            };
            if since <= until && end.is_none_or(|end| since < end) {
                let learnt = self.scribe.learnt(at.max(end.unwrap_or(at)), Lag::Usual);
                self.scribe.tell(since, learnt, record);
            }
        }
    }

    /// What was brought to the panel before each gateway.
    fn brought_to_the_panel(&mut self) {
        for said in self.scribe.told::<LegalPlanningMeeting>() {
            let asked = weekday(said.day.plus_days(-60), said.day.plus_days(-self.dice.between(8, 20)));
            let record = PloPanelAsked {
                asked,
                what: PloQuestion::Begin,
                sitting: Some(said.day),
                papers: self.dice.in_1000(820).then(|| said.day.plus_days(-self.dice.between(5, 7))),
                by: self.worker(asked),
                withdrawn: None,
                because: None,
            };
            let learnt = self.scribe.learnt(said.day, Lag::Usual);
            self.scribe.tell(said.day, learnt, record);
        }
    }

    /// What the carers have of the plan.
    fn shared_with_carers(&mut self) {
        for with in self.scribe.told::<PlacedWith>() {
            let Some(household) =
                with.household.filter(|_| with.since >= self.from && self.dice.in_1000(760))
            else {
                continue;
            };
            let mut parts = vec![CarerPart::Placement];
            let mut not_yet = Vec::new();
            for part in [
                CarerPart::Care,
                CarerPart::Delegated,
                CarerPart::Health,
                CarerPart::School,
                CarerPart::FamilyTime,
                CarerPart::Story,
            ] {
                match self.dice.below(10) {
                    0..7 => parts.push(part),
                    7 => not_yet.push(part),
                    _ => {}
                }
            }
            let day = weekday(with.since, with.since.plus_days(self.dice.between(0, 12)));
            let because = (!not_yet.is_empty()).then(|| "It is being written".to_owned());
            let record = SharedWithCarers { day, household: Some(household), parts, not_yet, because };
            if day < self.end {
                self.tell(day, Lag::Usual, record);
            }
        }
    }

    fn time_arranged(&mut self) {
        let times: Vec<FamilyTime> = self.scribe.told();
        let Some(first) = times.first().cloned() else { return };
        // Where most times with the same people were, and who was there last.
        let same =
            || times.iter().filter(|time| time.with == first.with && time.how == FamilyTimeHow::Together);
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for venue in same().filter_map(|time| time.venue.as_deref()) {
            *places.entry(venue).or_default() += 1;
        }
        let venue = places.iter().max_by_key(|(_, times)| **times).map(|(venue, _)| (*venue).to_owned());
        let there: Vec<(Day, String)> =
            same().filter_map(|time| Some((time.day, time.by.clone()?))).collect();
        for time in times.iter().filter(|time| time.happened && time.how == FamilyTimeHow::Together) {
            if self.dice.in_1000(TOLD) {
                let words = TOLD_WORDS[self.dice.below(TOLD_WORDS.len() as u32) as usize].to_owned();
                let (with, by) = (time.with.clone(), self.worker(time.day));
                self.tell(
                    time.day,
                    Lag::Usual,
                    FamilyTimeTold { day: time.day, with, words, photo: None, by },
                );
            }
        }
        if !self.dice.in_1000(ARRANGED) {
            return;
        }
        let since =
            weekday(self.spell.start, first.day.plus_days(-self.dice.between(10, 40)).max(self.spell.start));
        let often = self.dice.pick(&[
            (2, TimeOften::TwiceAWeek),
            (5, TimeOften::Weekly),
            (3, TimeOften::Fortnightly),
            (2, TimeOften::Monthly),
        ]);
        let (child, family) = (self.dice.between(2, 28), self.dice.between(1, 16));
        let arranged = FamilyTimeArranged {
            since,
            until: None,
            with: first.with.clone(),
            how: FamilyTimeHow::Together,
            often,
            hours: first.hours.or(Some(1.5)),
            venue,
            supervisor: there.first().map(|(_, who)| who.clone()),
            transport: self
                .perhaps(800, &["The carers drive", "A driver of the service", "The grandmother brings {}"]),
            miles_child: Some(f64::from(child)),
            miles_family: Some(f64::from(family)),
            because: self.perhaps(600, &["After school and before tea: {} sleeps well after it."]),
        };
        if since >= self.end {
            return;
        }
        // Whoever is there changes with the worker: the arrangement is written anew on the day somebody else came.
        let began = since.max(self.from);
        let mut revisions = vec![(began, self.scribe.learnt(began, Lag::Usual), arranged.clone())];
        let mut who = arranged.supervisor.clone();
        for (day, next) in there.into_iter().filter(|(day, _)| *day > began) {
            if who.as_ref() != Some(&next) {
                who = Some(next);
                let learnt = self.scribe.learnt(day, Lag::Usual);
                revisions.push((
                    day,
                    learnt,
                    FamilyTimeArranged { supervisor: who.clone(), ..arranged.clone() },
                ));
            }
        }
        if began <= self.scribe.world.plan.until {
            self.scribe.revise(revisions);
        }
    }

    /// Some who came into care had the team at the edge of care with them before: what it tried did not hold.
    fn at_the_edge_before(&mut self) {
        let start = self.spell.start;
        if self.from > start
            || self.alone()
            || self.spell.path == Path::Remand
            || !self.dice.in_1000(EDGE_BEFORE)
        {
            return;
        }
        let asked = start.plus_days(-self.dice.between(60, 260));
        let started = asked.plus_days(self.dice.between(3, 48));
        let what = self.dice.pick(&[
            (6, EdgeWork::Family),
            (2, EdgeWork::Therapy),
            (2, EdgeWork::Mediation),
            (1, EdgeWork::Respite),
        ]);
        let level = self.dice.pick(&[
            (4, HelpLevel::InNeed),
            (5, HelpLevel::Protection),
            (3, HelpLevel::Proceedings),
        ]);
        let record = EdgeOfCare {
            asked,
            what,
            priority: self.dice.pick(&[(4, EdgePriority::Now), (4, EdgePriority::Soon)]),
            level,
            started: Some(started),
            worker: Some(edge_worker(self.scribe.world, u64::from(self.course.number), started)),
            ended: Some(start),
            level_end: Some(HelpLevel::Care),
            because: Some("The evenings held for a while; then home was not safe any more.".to_owned()),
        };
        self.tell(start, Lag::Usual, record);
    }

    /// Each stay in a residential home, at the beginning and again.
    fn panel_heard(&mut self) {
        let residential = |place| {
            matches!(place, PlacementType::K1 | PlacementType::K2 | PlacementType::R1 | PlacementType::S1)
        };
        let stays: Vec<(Day, Day)> = self
            .stays
            .iter()
            .filter(|stay| residential(stay.place) && !stay.returned && stay.to > self.from)
            .map(|stay| (stay.from, stay.to))
            .collect();
        for (from, to) in stays {
            if !self.dice.in_1000(HEARD) {
                continue;
            }
            let mut day = weekday(self.spell.start, from.max(self.from).plus_days(self.dice.between(1, 9)));
            let mut about = PanelAbout::NewHome;
            while day < to.min(self.end) {
                let again = day.plus_days(7 * self.dice.between(8, 14));
                let grown = self.age(day) >= 17;
                let record = PlacementPanelHeard {
                    day,
                    about,
                    decision: self.dice.pick(&[
                        (7, PanelDecided::ForATime),
                        (2, PanelDecided::Agreed),
                        (1, PanelDecided::PutOff),
                    ]),
                    because: "The home gives what was asked for; a family is what the plan aims at."
                        .to_owned(),
                    review_by: Some(again),
                    step_down: self.perhaps(620, STEP_DOWN),
                    adults: grown && self.dice.in_1000(550),
                    members: Some("Placements, social work, school, health".to_owned()),
                };
                self.tell(day, Lag::Usual, record);
                about = self.dice.pick(&[(6, PanelAbout::Stay), (3, PanelAbout::StepDown)]);
                if grown {
                    about = PanelAbout::Adult;
                }
                day = weekday(day, again.plus_days(self.dice.between(-4, 20)));
            }
        }
    }

    /// A part that health, education or another authority pays.
    fn others_pay(&mut self) {
        let until = self.scribe.world.plan.until;
        for terms in self.scribe.told::<PlacementTerms>() {
            let Some(cost) = terms.a_week.map(|cost| cost.in_pence() / 100).filter(|cost| *cost > 2_000)
            else {
                continue;
            };
            if !self.dice.in_1000(RECHARGED) {
                continue;
            }
            let since = weekday(terms.since, terms.since.max(self.from).plus_days(self.dice.between(0, 30)));
            if terms.until.is_some_and(|until| until <= since) {
                continue;
            }
            let share = cost * i64::from(self.dice.between(15, 50)) / 100;
            let who = self.dice.pick(&[
                (5, RechargedTo::Health),
                (4, RechargedTo::Education),
                (1, RechargedTo::Authority),
            ]);
            let agreed = self.dice.in_1000(820).then(|| since.plus_days(self.dice.between(5, 60)));
            let asked = until.plus_days(-self.dice.between(10, 150));
            let asked = (asked > since && agreed.is_some_and(|on| on <= until)).then_some(asked);
            let paid =
                asked.filter(|_| self.dice.in_1000(700)).map(|on| on.plus_days(-self.dice.between(0, 60)));
            let record = PlacementRecharge {
                since,
                until: terms.until,
                who,
                named: None,
                a_week: Money::pence(share * 100),
                agreed: agreed.filter(|on| *on <= until),
                invoiced_to: asked,
                paid_to: paid.filter(|on| *on > since),
                notes: None,
            };
            if since < self.end {
                let learnt = self.scribe.learnt(until.plus_days(-3).max(since), Lag::AtOnce);
                self.scribe.tell(since, learnt, record);
            }
        }
    }
}
