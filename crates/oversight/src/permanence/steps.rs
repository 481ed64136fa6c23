//! The steps of each route, by when each is expected, and how far it is behind.
//!
//! **No regulation sets these days**, the second review apart: they are Kith's own of 22 November 2026 ([`SINCE`]), in
//! weeks from the plan. A day that somebody planned stands in their place, and the first day that was planned: planning
//! anew does not make a child wait less.

use calendar::Day;
use records::adoption::{AdoptionStep, StepSort};
use records::codes::{LegalStatus, PlacementType};
use records::coming_into_care::{Assessment, AssessmentOf, PermanenceRoute};
use records::permanence::{
    DelayCause, LongTermMatch, PermanenceStep, RouteStep, SpecialGuardianship, ViabilityAssessment,
};
use timeline::Timeline;

use super::Plan;

/// The day from which the expected days are as they stand here.
pub const SINCE: &str = "2026-11-22";

/// Where the day of a step comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// The second review: guidance asks for a plan by then.
    SecondReview,
    /// Somebody planned it.
    Planned,
    /// So many weeks from the plan: [`steps`](self).
    Weeks(i32),
}

/// A step of a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub what: RouteStep,
    /// What it is called on this route.
    pub title: &'static str,
    /// The day by which it is expected.
    pub due: Day,
    /// Where that day comes from.
    pub from: From,
    /// The day for which it is planned now.
    pub planned: Option<Day>,
    /// The day it was done.
    pub done: Option<Day>,
    /// Whether a later step is done and this one was never said to be: nobody waits for it.
    pub passed: bool,
    /// Days behind: done, or not done yet, after the day on which it was expected. Never under 0.
    pub late: i32,
    /// Of these, the days that this step added to what was behind before it. They add up to the whole.
    pub own: i32,
    /// What delays it, as last said.
    pub cause: Option<DelayCause>,
    /// In words.
    pub notes: Option<String>,
}

impl Step {
    /// The cause in words: what somebody wrote down, and that nobody did where the step is behind.
    pub fn cause_words(&self) -> Option<&'static str> {
        let said = self.cause.map(DelayCause::label);
        said.or((self.own > 0).then_some("cause not recorded"))
    }
}

/// The steps of a route, each with its title and the weeks from the plan by which it is expected.
const fn route(of: PermanenceRoute) -> &'static [(RouteStep, &'static str, i32)] {
    use RouteStep::{Application, Family, Hearing, MovesIn, Order, Panel, Papers, SupportPlan};
    match of {
        PermanenceRoute::Home => &[
            (RouteStep::Assessment, "Assessment of going home", 12),
            (SupportPlan, "Plan of support at home", 14),
            (MovesIn, "Home", 20),
            (Application, "Application to discharge the order", 46),
            (Hearing, "Hearing", 54),
            (Order, "Order discharged", 58),
        ],
        PermanenceRoute::Guardianship => &[
            (Family, "Relatives and friends considered", 6),
            (RouteStep::Assessment, "Assessment of the guardian", 18),
            (SupportPlan, "Support plan", 20),
            (Application, "Application", 24),
            (Hearing, "Hearing", 32),
            (Order, "Special guardianship order", 36),
        ],
        PermanenceRoute::ChildArrangements => &[
            (Family, "Relatives and friends considered", 6),
            (RouteStep::Assessment, "Assessment", 18),
            (Application, "Application", 22),
            (Hearing, "Hearing", 30),
            (Order, "Child arrangements order", 34),
        ],
        PermanenceRoute::Adoption => &[
            (Family, "Relatives and friends considered", 6),
            (RouteStep::Assessment, "Child’s permanence report", 8),
            (Panel, "Decision that the child should be placed", 9),
            (Application, "Application for a placement order", 12),
            (Order, "Placement order", 26),
            (MovesIn, "Placed for adoption", 52),
        ],
        PermanenceRoute::LongTermFostering => &[
            (Family, "Relatives and friends considered", 6),
            (RouteStep::Assessment, "Assessment of the match", 16),
            (Papers, "Papers to the panel", 20),
            (Panel, "Panel", 22),
            (Order, "Match agreed", 26),
        ],
        PermanenceRoute::Residential => {
            &[(RouteStep::Assessment, "Assessment of what the home must give", 8), (MovesIn, "Moves in", 20)]
        }
        PermanenceRoute::NotDecided => &[],
    }
}

/// How long after the plan two plans may stand beside each other, where no day was said: weeks.
const TWO_PLANS: i32 = 26;

/// The steps of a child's plan on a day. `care`: the day care began; `second_review`: the day of the second review, held or
/// expected.
pub(super) fn steps(child: &Timeline, plan: Option<&Plan>, second_review: Day, day: Day) -> Vec<Step> {
    let made = plan.map(|plan| plan.first).filter(|_| plan.is_some_and(Plan::is_decided));
    let mut all = vec![Step {
        what: RouteStep::Plan,
        title: "Plan of where the child will grow up",
        due: second_review,
        from: From::SecondReview,
        planned: None,
        done: made,
        passed: false,
        late: 0,
        own: 0,
        cause: None,
        notes: None,
    }];
    if let Some(plan) = plan {
        let mut of: Vec<(RouteStep, &'static str, i32)> = route(plan.route).to_vec();
        // A full care order is discharged; whoever is looked after by agreement goes home without the court.
        if plan.route == PermanenceRoute::Home && !under_an_order(child, day) {
            of.truncate(3);
        }
        if plan.parallel.is_some() || plan.route == PermanenceRoute::NotDecided {
            let application = of.iter().position(|(what, ..)| *what == RouteStep::Application);
            let at = application.unwrap_or(of.len().saturating_sub(1));
            of.insert(
                at,
                (RouteStep::DecisionPoint, "Decision between the plan and its parallel", TWO_PLANS),
            );
        }
        for (what, title, weeks) in of {
            let mut due = plan.base.plus_days(weeks * 7);
            let mut from = From::Weeks(weeks);
            if let Some(by) = plan.decide_by.filter(|_| what == RouteStep::DecisionPoint) {
                (due, from) = (by, From::Planned);
            }
            let done = done(child, plan, what, day);
            all.push(Step {
                what,
                title,
                due,
                from,
                planned: None,
                done,
                passed: false,
                late: 0,
                own: 0,
                cause: None,
                notes: None,
            });
        }
    }
    let since = plan.map_or(Day::from_number(i32::MIN / 2), |plan| plan.base);
    for step in &mut all {
        let of_plan = |said: &&PermanenceStep| {
            said.what == step.what && (said.day >= since || step.what == RouteStep::Plan) && said.day <= day
        };
        let said = child.strand::<PermanenceStep>().map(|said| said.record).filter(of_plan);
        for said in said {
            if let Some(planned) = said.planned {
                if step.planned.is_none() && step.from != From::SecondReview {
                    (step.due, step.from) = (planned, From::Planned);
                }
                step.planned = Some(planned);
            }
            if said.done.is_some_and(|done| done <= day) && step.what != RouteStep::Plan {
                step.done = step.done.or(said.done);
            }
            step.cause = said.cause.or(step.cause);
            step.notes = said.notes.clone().or(step.notes.take());
        }
    }
    let last = all.iter().rposition(|step| step.done.is_some()).unwrap_or_default();
    let mut behind = 0;
    for (at, step) in all.iter_mut().enumerate() {
        step.passed = at < last && step.done.is_none();
        if step.passed {
            continue;
        }
        step.late = step.due.days_until(step.done.unwrap_or(day)).max(0);
        step.own = (step.late - behind).max(0);
        behind = behind.max(step.late);
    }
    all
}

/// Whether the child is under a care order, interim or full, or a placement order.
pub(crate) fn under_an_order(child: &Timeline, day: Day) -> bool {
    let legal = child.on(day).episode.and_then(|row| row.legal);
    matches!(legal, Some(LegalStatus::C1 | LegalStatus::C2 | LegalStatus::D1 | LegalStatus::E1))
}

/// When another record says that a step was done: of this plan, or of the period of care where a step is not of one plan.
fn done(child: &Timeline, plan: &Plan, what: RouteStep, day: Day) -> Option<Day> {
    use PermanenceRoute::{Adoption, Guardianship, Home, LongTermFostering, Residential};
    let (care, base) = (plan.care, plan.base);
    let first = |days: &mut dyn Iterator<Item = Day>| days.filter(|on| *on >= care && *on <= day).min();
    let assessed = |of: AssessmentOf| {
        first(
            &mut child.strand::<Assessment>().filter(|said| said.of == of).filter_map(|said| said.completed),
        )
    };
    let guardian = || child.strand::<SpecialGuardianship>().filter(|said| said.noticed >= care);
    let adoption = |what: StepSort| {
        first(&mut child.strand::<AdoptionStep>().filter(|said| said.what == what).map(|said| said.day))
    };
    let matches = || child.strand::<LongTermMatch>().filter(|said| said.day >= base);
    let lives = |is: fn(PlacementType) -> bool| {
        let rows = child.episodes.iter().filter(|row| row.start >= care && row.place.is_some_and(is));
        // Whoever lived there before the plan was made lives there from the day of the plan.
        rows.filter(|row| row.end.is_none_or(|end| end > base)).map(|row| row.start.max(base)).min()
    };
    let found = match (plan.route, what) {
        (_, RouteStep::Family) => first(&mut child.strand::<ViabilityAssessment>().map(|said| said.day)),
        (_, RouteStep::DecisionPoint) => plan.approved,
        (Home, RouteStep::Assessment) => assessed(AssessmentOf::Reunification),
        (Home, RouteStep::MovesIn) => lives(|place| place == PlacementType::P1),
        (Guardianship | PermanenceRoute::ChildArrangements, RouteStep::Assessment) => {
            assessed(AssessmentOf::ConnectedPerson)
        }
        (Guardianship, RouteStep::SupportPlan) => first(&mut guardian().filter_map(|said| said.support_plan)),
        (Guardianship, RouteStep::Application) => first(&mut guardian().filter_map(|said| said.applied)),
        (Guardianship, RouteStep::Order) => first(&mut guardian().filter_map(|said| said.ordered)),
        (LongTermFostering, RouteStep::Panel) => first(&mut matches().map(|said| said.day)),
        (LongTermFostering, RouteStep::Order) => {
            // A placement that is itself long-term was matched, whoever wrote it down.
            let agreed = first(&mut matches().filter_map(|said| said.agreed));
            agreed.or_else(|| lives(|place| matches!(place, PlacementType::U1 | PlacementType::U4)))
        }
        (Adoption, RouteStep::Assessment) => adoption(StepSort::ChildReport),
        (Adoption, RouteStep::Panel) => first(
            &mut child.adoption_decisions.iter().filter(|said| said.reversed.is_none()).map(|said| said.day),
        ),
        (Adoption, RouteStep::Application) => adoption(StepSort::OrderApplied),
        (Adoption, RouteStep::Order) => {
            let rows = child.episodes.iter().filter(|row| row.legal == Some(LegalStatus::E1));
            first(&mut rows.map(|row| row.start)).or(adoption(StepSort::Consent))
        }
        (Adoption, RouteStep::MovesIn) => lives(PlacementType::is_for_adoption),
        (Residential, RouteStep::MovesIn) => lives(|place| {
            use PlacementType::{H5, K2, K3, R1, S1};
            matches!(place, H5 | K2 | K3 | R1 | S1)
        }),
        _ => None,
    };
    found.filter(|done| *done <= day)
}
