//! What young people who leave care come to the hub for, what they are offered, what is set up for them; and who reads their
//! plans.
//! With chance of its own, and last: nothing else moves.

use calendar::{Day, LeapBirthday};
use records::leaving_care::{
    HubFor, HubVisit, PathwayPlan, PlanGraded, TherapyAnswer, TherapyOffered, TherapySort, UniversalService,
    UniversalServices,
};
use records::reviews::Grade;

use super::{Life, weekday};
use crate::dice::About;
use crate::scribe::Lag;

/// Of a thousand young people: come to the hub at all; were offered somebody to talk to; it was looked at what is set up; of
/// plans:
/// somebody read and graded it.
const COMES: u32 = 420;
const OFFERED: u32 = 340;
const LOOKED_AT: u32 = 620;
const GRADED: u32 = 260;
/// Days from one visit to the next.
const APART: (i32, i32) = (3, 40);

impl Life<'_, '_, '_> {
    pub(super) fn hub(&mut self) {
        let (Some(since), until) = (self.scribe.world.life, self.scribe.world.plan.until) else { return };
        let sixteen = self.course.born.birthday(16, LeapBirthday::FirstOfMarch);
        let twenty_five = self.course.born.birthday(25, LeapBirthday::FirstOfMarch);
        let left = self.spell.end <= until;
        let from = since.max(sixteen).max(self.spell.start);
        let to = twenty_five.min(until);
        if from >= to || (left && !self.course.is_care_leaver()) {
            return;
        }
        self.apart(About::Hub, |life| {
            life.visits_to_the_hub(from, to);
            life.offered_to_talk(from, to);
            life.set_up(from, to);
            life.plans_read(since, to);
        });
    }

    fn visits_to_the_hub(&mut self, from: Day, to: Day) {
        if !self.dice.in_1000(COMES) {
            return;
        }
        let mut day = weekday(from, from.plus_days(self.dice.between(1, 60)));
        while day <= to {
            let mut came_for = vec![self.dice.pick(&[
                (5, HubFor::Meal),
                (3, HubFor::Washing),
                (4, HubFor::Talk),
                (4, HubFor::Money),
                (4, HubFor::Work),
                (2, HubFor::Health),
                (4, HubFor::Group),
                (2, HubFor::Computer),
                (3, HubFor::There),
            ])];
            if self.dice.in_1000(300) && !came_for.contains(&HubFor::Meal) {
                came_for.push(HubFor::Meal);
                came_for.sort_unstable();
            }
            let activity = came_for.contains(&HubFor::Group).then(|| "Cook and eat".to_owned());
            let words = self.perhaps(
                120,
                &["Made pancakes for everybody.", "Has an interview on Friday.", "Just sat in the warm."],
            );
            self.tell(day, Lag::Usual, HubVisit { day, came_for, activity, words });
            day = weekday(day, day.plus_days(self.dice.between(APART.0, APART.1)));
        }
    }

    fn offered_to_talk(&mut self, from: Day, to: Day) {
        if !self.dice.in_1000(OFFERED) {
            return;
        }
        let day = weekday(from, from.plus_days(self.dice.between(5, 330)));
        let what = self.dice.pick(&[
            (6, TherapySort::Talking),
            (3, TherapySort::Assistance),
            (2, TherapySort::Online),
            (2, TherapySort::Group),
            (1, TherapySort::Creative),
        ]);
        let answer = self.dice.pick(&[
            (5, TherapyAnswer::TakenUp),
            (3, TherapyAnswer::Waits),
            (4, TherapyAnswer::Later),
            (3, TherapyAnswer::No),
        ]);
        let began = (answer == TherapyAnswer::TakenUp).then(|| day.plus_days(self.dice.between(7, 60)));
        if day <= to {
            // What is to come is not known yet.
            let began = began.filter(|on| *on <= self.scribe.world.plan.until);
            let answer = if answer == TherapyAnswer::TakenUp && began.is_none() {
                TherapyAnswer::Waits
            } else {
                answer
            };
            let at = began.unwrap_or(day);
            let learnt = self.scribe.learnt(at, Lag::Usual);
            self.scribe.tell(
                at,
                learnt,
                TherapyOffered { day, what, answer, began, ended: None, provider: None },
            );
        }
    }

    fn set_up(&mut self, from: Day, to: Day) {
        if !self.dice.in_1000(LOOKED_AT) {
            return;
        }
        let day = weekday(from, from.plus_days(self.dice.between(5, 330)));
        if day > to {
            return;
        }
        let (mut has, mut helped, mut not_wanted) = (Vec::new(), Vec::new(), Vec::new());
        for &service in UniversalService::ALL {
            match self.dice.below(100) {
                0..58 => has.push(service),
                58..74 => helped.push(service),
                74..88 => not_wanted.push(service),
                _ => {}
            }
        }
        let next = Some(day.plus_months(6));
        self.tell(day, Lag::Usual, UniversalServices { day, has, helped, not_wanted, next });
    }

    fn plans_read(&mut self, since: Day, to: Day) {
        for plan in self.scribe.told::<PathwayPlan>() {
            let Some(made) = records::Definition::happened(&plan).from.filter(|day| *day >= since) else {
                continue;
            };
            if !self.dice.in_1000(GRADED) {
                continue;
            }
            let day = weekday(made, made.plus_days(self.dice.between(6, 80)));
            let grade = self.dice.pick(&[
                (1, Grade::Outstanding),
                (9, Grade::Good),
                (9, Grade::RequiresImprovement),
                (2, Grade::Inadequate),
            ]);
            let good = matches!(grade, Grade::Outstanding | Grade::Good);
            let record = PlanGraded {
                day,
                plan: made,
                by: Some("audit-1".to_owned()),
                grade,
                heard: self.dice.in_1000(if good { 950 } else { 450 }),
                dated: self.dice.in_1000(if good { 900 } else { 380 }),
                sample: self.dice.in_1000(700),
                because: if good {
                    "One page, in their words, with steps that somebody will take."
                } else {
                    "Long, and nobody can say who does what by when."
                }
                .to_owned(),
            };
            if day <= to {
                self.tell(day, Lag::Usual, record);
            }
        }
    }
}
