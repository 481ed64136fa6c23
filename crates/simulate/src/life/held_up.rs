//! What holds up a plan for permanence, as somebody wrote it down: of the step that everybody waits for. And relatives of whom it
//! was asked long ago whether the child could live with them, brought over. With chance of its own, and last: nothing else moves.

use calendar::Day;
use records::Answer;
use records::coming_into_care::PermanenceRoute;
use records::permanence::{DelayCause, PermanencePlan, PermanenceStep, RouteStep, ViabilityAssessment};
use records::reviews::Review;

use super::{Life, weekday};
use crate::dice::About;
use crate::scribe::Lag;

/// Of a thousand steps that are behind: somebody wrote down why. Of those, the days after the step was due on which they did.
const SAID_WHY: u32 = 780;
const AFTER: (i32, i32) = (8, 60);

/// The steps of a route with the weeks from the plan by which each is looked for.
const fn steps(route: PermanenceRoute) -> &'static [(RouteStep, i32)] {
    use RouteStep::{Application, Assessment, DecisionPoint, MovesIn, Panel, Papers, SupportPlan};
    match route {
        PermanenceRoute::Home => {
            &[(Assessment, 12), (SupportPlan, 14), (DecisionPoint, 13), (MovesIn, 20), (Application, 46)]
        }
        PermanenceRoute::Guardianship => {
            &[(Assessment, 18), (SupportPlan, 20), (DecisionPoint, 13), (Application, 24)]
        }
        PermanenceRoute::ChildArrangements => &[(Assessment, 18), (Application, 22)],
        PermanenceRoute::Adoption => &[(DecisionPoint, 13), (MovesIn, 52)],
        PermanenceRoute::LongTermFostering => &[(Assessment, 16), (Papers, 20), (Panel, 22)],
        PermanenceRoute::Residential => &[(Assessment, 8), (MovesIn, 20)],
        PermanenceRoute::NotDecided => &[(DecisionPoint, 26)],
    }
}

impl Life<'_, '_, '_> {
    pub(super) fn held_up(&mut self) {
        self.apart(About::HeldUp, |life| {
            let plans = life.scribe.told::<PermanencePlan>();
            let Some(plan) = plans.last().cloned() else { return };
            life.asked_long_ago(&plan);
            life.plan_came_late(plans.first().map_or(plan.day, |first| first.day));
            if plan.achieved.is_some() || life.end <= life.scribe.world.plan.until {
                return;
            }
            life.behind(&plan);
        });
    }

    /// Why there was no plan by the second review.
    fn plan_came_late(&mut self, first: Day) {
        let mut held: Vec<Day> = self.scribe.told::<Review>().into_iter().map(|review| review.day).collect();
        held.retain(|day| *day >= self.spell.start);
        held.sort_unstable();
        let second = held.get(1).copied().unwrap_or_else(|| self.spell.start.plus_months(4));
        if first > second && self.dice.in_1000(SAID_WHY) {
            let cause = Some(self.cause(RouteStep::Plan));
            let day = weekday(second, second.plus_days(1));
            let said =
                PermanenceStep { day, what: RouteStep::Plan, planned: None, done: None, cause, notes: None };
            self.tell(day, Lag::Usual, said);
        }
    }

    /// Relatives stand on paper from before the record was kept here.
    fn asked_long_ago(&mut self, plan: &PermanencePlan) {
        use PermanenceRoute::{Adoption, ChildArrangements, Guardianship, LongTermFostering};
        let asks = matches!(plan.route, Adoption | ChildArrangements | Guardianship | LongTermFostering);
        if !asks || !self.scribe.told::<ViabilityAssessment>().is_empty() || !self.dice.in_1000(900) {
            return;
        }
        let day = weekday(self.spell.start, self.spell.start.plus_days(self.dice.between(14, 40)));
        let who = ["Grandmother on the mother’s side", "Aunt on the father’s side", "A friend of the family"]
            [self.dice.below(3) as usize];
        let because = Some("Invented: told on paper, from before the record was kept here".to_owned());
        if day < self.end {
            let said = ViabilityAssessment { day, who: who.to_owned(), viable: Answer::No, because };
            self.tell(day, Lag::Usual, said);
        }
    }

    /// What holds up each step that is behind and of which nobody has said anything.
    fn behind(&mut self, plan: &PermanencePlan) {
        let until = self.scribe.world.plan.until;
        let told = self.scribe.told::<PermanenceStep>();
        for (what, weeks) in steps(plan.route) {
            let said: Vec<&PermanenceStep> = told.iter().filter(|said| said.what == *what).collect();
            let decided = *what == RouteStep::DecisionPoint
                && (plan.approved.is_some()
                    || (plan.parallel.is_none() && plan.route != PermanenceRoute::NotDecided));
            if decided || said.iter().any(|said| said.done.is_some() || said.cause.is_some()) {
                continue;
            }
            let planned = said.iter().find_map(|said| said.planned);
            let due = planned.unwrap_or_else(|| plan.day.plus_days(weeks * 7));
            let day = weekday(due, due.plus_days(self.dice.between(AFTER.0, AFTER.1)));
            let (why, cause) = (self.dice.in_1000(SAID_WHY), self.cause(*what));
            if day > until || !why {
                continue;
            }
            let said = PermanenceStep {
                day,
                what: *what,
                planned: None,
                done: None,
                cause: Some(cause),
                notes: None,
            };
            self.tell(day, Lag::Usual, said);
        }
    }

    /// What holds up such a step.
    fn cause(&mut self, what: RouteStep) -> DelayCause {
        use RouteStep::{Application, Assessment, Panel, Papers, Plan};
        let of = |is: bool, often, seldom| if is { often } else { seldom };
        self.dice.pick(&[
            (of(what == Application, 60, 12), DelayCause::Court),
            (of(what == Panel, 60, 6), DelayCause::Panel),
            (of(matches!(what, Assessment | Papers | Plan), 40, 14), DelayCause::Assessment),
            (18, DelayCause::Capacity),
            (20, DelayCause::Family),
        ])
    }
}
