//! Where each child in care is meant to grow up, how far the way there is gone, and what it waits for.
//!
//! [`Track::of`] is one child: the state, the route and its parallel with the day on which it is decided between them, each
//! step with its day and what delays it. [`cohort`] follows named groups of children, [`panel`] says whose papers are due,
//! [`long_term`] who is on the way to a match with the carers they live with, [`family`] who of the family was considered.
//! Nothing here is law but what a clock says, and nothing is counted against anybody.

pub mod cohort;
pub mod family;
pub mod long_term;
pub mod panel;
pub mod steps;

use calendar::Day;
use records::coming_into_care::PermanenceRoute;
use records::permanence::{DelayCause, PermanencePlan, RouteStep};
use timeline::Timeline;

use steps::Step;

/// How far a child's permanence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// No plan says where the child will grow up.
    NotSet,
    /// The plan was changed to another route, and nothing of the new one is approved yet.
    Changed,
    /// One plan, not approved yet.
    SinglePlan,
    /// Two plans beside each other.
    TwinTracking,
    /// A panel or a review approved the route.
    RouteApproved,
    /// An application is made, or a day is set for the panel or the hearing.
    Pending,
    /// The child is there for good.
    Achieved,
}

impl State {
    /// Every state, in order.
    pub const ALL: &'static [State] = &[
        State::NotSet,
        State::Changed,
        State::SinglePlan,
        State::TwinTracking,
        State::RouteApproved,
        State::Pending,
        State::Achieved,
    ];

    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            State::NotSet => "Not set",
            State::Changed => "Changed",
            State::SinglePlan => "Single plan",
            State::TwinTracking => "Twin tracking",
            State::RouteApproved => "Route approved",
            State::Pending => "Order or match pending",
            State::Achieved => "Achieved",
        }
    }

    /// Its name in an address.
    pub const fn id(self) -> &'static str {
        match self {
            State::NotSet => "not-set",
            State::Changed => "changed",
            State::SinglePlan => "single",
            State::TwinTracking => "twin",
            State::RouteApproved => "approved",
            State::Pending => "pending",
            State::Achieved => "achieved",
        }
    }
}

/// The plan that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The day of the plan that stands.
    pub day: Day,
    /// The first day on which this route was the plan, without another between.
    pub base: Day,
    /// The day of the first plan in this period of care that decided where.
    pub first: Day,
    /// The day care began.
    pub care: Day,
    /// Where.
    pub route: PermanenceRoute,
    /// And if that does not work.
    pub parallel: Option<PermanenceRoute>,
    /// By when it is decided between the two.
    pub decide_by: Option<Day>,
    /// The day the route was approved.
    pub approved: Option<Day>,
    /// Who endorsed it.
    pub endorsed_by: Option<String>,
    /// The day it was achieved.
    pub achieved: Option<Day>,
    /// Routes left before, oldest first: the day of the plan that left it, which route, and why.
    pub left: Vec<(Day, PermanenceRoute, Option<String>)>,
}

impl Plan {
    /// Whether it says where.
    pub fn is_decided(&self) -> bool {
        self.route != PermanenceRoute::NotDecided
    }

    /// The plan of a period of care that began on a day, as it stood on another. `None`: there is none.
    fn of(child: &Timeline, care: Day, day: Day) -> Option<Plan> {
        let mut plan: Option<Plan> = None;
        for said in child.strand::<PermanencePlan>().filter(|said| said.day >= care && said.day <= day) {
            let by_then = |on: Option<Day>| on.filter(|on| *on <= day);
            // What is endorsed and stands alone is approved; beside a parallel plan somebody has still to decide.
            let alone = said.parallel.is_none() && said.endorsed_by.is_some();
            let approved = by_then(said.approved).or(alone.then_some(said.day));
            let mut next = Plan {
                day: said.day,
                base: said.day,
                first: said.day,
                care,
                route: said.route,
                parallel: said.parallel,
                decide_by: said.decide_by,
                approved,
                endorsed_by: said.endorsed_by.clone(),
                achieved: by_then(said.achieved),
                left: Vec::new(),
            };
            if let Some(before) = plan.take() {
                let decided = before.is_decided();
                if decided {
                    next.first = before.first;
                }
                next.left = before.left;
                if before.route == next.route {
                    next.base = before.base;
                } else if decided {
                    next.left.push((said.day, before.route, said.because.clone()));
                }
            }
            plan = Some(next);
        }
        plan
    }
}

/// One child's way to where they will grow up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    /// The day care began.
    pub care: Day,
    /// How far it is.
    pub state: State,
    /// The plan that stands.
    pub plan: Option<Plan>,
    /// The steps, in order.
    pub steps: Vec<Step>,
}

/// Months from the start of care to the second review: within 20 working days and three months of each other, told as one.
const SECOND_REVIEW: i32 = 4;

impl Track {
    /// Of a child who is looked after on a day; `None` for anybody else.
    pub fn of(child: &Timeline, day: Day) -> Option<Track> {
        let on = child.on(day);
        let care = on.looked_after().then(|| on.period())??.start;
        let plan = Plan::of(child, care, day);
        let reviews: Vec<Day> =
            child.reviews.iter().map(|review| review.day).filter(|on| *on >= care && *on <= day).collect();
        let second = reviews.get(1).copied().unwrap_or_else(|| care.plus_months(SECOND_REVIEW));
        let mut steps = steps::steps(child, plan.as_ref(), second, day);
        let state = state(plan.as_ref(), &steps);
        if let Some(achieved) = plan.as_ref().and_then(|plan| plan.achieved) {
            // What was not written down on the way is not waited for any longer.
            for step in steps.iter_mut().filter(|step| step.done.is_none()) {
                (step.passed, step.late, step.own) = (step.due <= achieved || step.passed, 0, 0);
            }
        }
        Some(Track { care, state, plan, steps })
    }

    /// The route.
    pub fn route(&self) -> Option<PermanenceRoute> {
        self.plan.as_ref().map(|plan| plan.route)
    }

    /// The first step that is still to be done; none where it is achieved.
    pub fn next(&self) -> Option<&Step> {
        let open = self.state != State::Achieved;
        self.steps.iter().find(|step| open && step.done.is_none() && !step.passed)
    }

    /// How many days the child is behind now: those of the step that is waited for.
    pub fn behind(&self) -> i32 {
        self.next().map_or(0, |step| step.late)
    }

    /// The days that each cause took on the way so far, most first; `None`: nobody said why. They add up to what the step
    /// furthest behind is behind.
    pub fn causes(&self) -> Vec<(Option<DelayCause>, i32)> {
        let mut all: Vec<(Option<DelayCause>, i32)> = Vec::new();
        for step in self.steps.iter().filter(|step| step.own > 0) {
            match all.iter_mut().find(|(cause, _)| *cause == step.cause) {
                Some((_, days)) => *days += step.own,
                None => all.push((step.cause, step.own)),
            }
        }
        all.sort_by_key(|(cause, days)| (std::cmp::Reverse(*days), *cause));
        all
    }

    /// The day on which it must be decided between two plans, where there are two and nobody decided yet.
    pub fn decision_point(&self) -> Option<&Step> {
        self.steps.iter().find(|step| step.what == RouteStep::DecisionPoint && step.done.is_none())
    }
}

fn state(plan: Option<&Plan>, steps: &[Step]) -> State {
    let Some(plan) = plan.filter(|plan| plan.is_decided()) else { return State::NotSet };
    let step = |what: RouteStep| steps.iter().find(|step| step.what == what);
    let done = |what: RouteStep| step(what).is_some_and(|step| step.done.is_some());
    let set = |what: RouteStep| step(what).is_some_and(|step| step.planned.is_some());
    // Home is reached with the child there where no order is to be discharged, and otherwise with the order.
    let last =
        steps.last().filter(|step| step.what != RouteStep::Plan).is_some_and(|step| step.done.is_some());
    // Placed for adoption is not adopted: only the order ends it, and the order ends care.
    let reached = last && plan.route != PermanenceRoute::Adoption;
    let adoption = plan.route == PermanenceRoute::Adoption;
    let panel = set(RouteStep::Panel) || done(RouteStep::Panel);
    if plan.achieved.is_some() || reached {
        State::Achieved
    } else if done(RouteStep::Application) || set(RouteStep::Hearing) || (panel && !adoption) {
        State::Pending
    } else if plan.approved.is_some() || (adoption && done(RouteStep::Panel)) {
        State::RouteApproved
    } else if !plan.left.is_empty() && plan.base == plan.day {
        State::Changed
    } else if plan.parallel.is_some() {
        State::TwinTracking
    } else {
        State::SinglePlan
    }
}

#[cfg(test)]
mod tests;
