//! Going home: children whose care order is to be discharged, stage by stage with the hearing and what delays it, those who
//! go home from an agreement, and those who came back into care after going home.

use calendar::Day;
use records::codes::{PlacementType, ReasonEnded};
use records::coming_into_care::{DecisionAbout, DecisionMade, PermanenceRoute};
use records::permanence::{DelayCause, RouteStep};
use timeline::Timeline;

use crate::permanence::Track;
use crate::permanence::steps::under_an_order;

/// How far a child is on the way home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The plan says home.
    Considered,
    /// It is assessed whether the child can go home.
    Assessed,
    /// The move is planned, or agreed.
    Planned,
    /// At home, under the order.
    AtHome,
    /// The court is asked to discharge the order.
    Applied,
    /// A hearing is listed.
    Listed,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: &'static [Stage] =
        &[Stage::Considered, Stage::Assessed, Stage::Planned, Stage::AtHome, Stage::Applied, Stage::Listed];

    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            Stage::Considered => "Considered",
            Stage::Assessed => "Assessed",
            Stage::Planned => "Move agreed",
            Stage::AtHome => "At home, under the order",
            Stage::Applied => "Application made",
            Stage::Listed => "Hearing listed",
        }
    }
}

/// A child on the way home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Going {
    /// How far.
    pub stage: Stage,
    /// Since when home is the plan, or where there is no plan that says so, since when the child lives there.
    pub since: Day,
    /// Days.
    pub days: i32,
    /// Whether an order stands that must be discharged.
    pub under_order: bool,
    /// At home since.
    pub at_home: Option<Day>,
    /// The day of the hearing, where one is listed.
    pub hearing: Option<Day>,
    /// The step that is waited for.
    pub next: Option<(&'static str, Day)>,
    /// Days behind.
    pub behind: i32,
    /// What delays it.
    pub cause: Option<DelayCause>,
}

/// A child in care whose plan is home, or who lives with parents, on a day.
pub fn of(child: &Timeline, track: &Track, day: Day) -> Option<Going> {
    let on = child.on(day);
    let lives = on.place() == Some(PlacementType::P1);
    let home = track.route() == Some(PermanenceRoute::Home);
    if !lives && !home {
        return None;
    }
    let at_home = if lives { on.same_carer_since(false) } else { None };
    let step = |what: RouteStep| track.steps.iter().find(|step| home && step.what == what);
    let done = |what: RouteStep| step(what).and_then(|step| step.done);
    let hearing = step(RouteStep::Hearing).filter(|step| step.done.is_none()).and_then(|step| step.planned);
    let since = track.plan.as_ref().filter(|_| home).map(|plan| plan.base).or(at_home)?;
    let agreed = child.strand::<DecisionMade>().any(|said| {
        said.about == DecisionAbout::WithParents && said.agreed && said.day >= since && said.day <= day
    });
    let stage = if hearing.is_some() {
        Stage::Listed
    } else if done(RouteStep::Application).is_some() {
        Stage::Applied
    } else if lives {
        Stage::AtHome
    } else if agreed || done(RouteStep::SupportPlan).is_some() {
        Stage::Planned
    } else if done(RouteStep::Assessment).is_some() {
        Stage::Assessed
    } else {
        Stage::Considered
    };
    let next = track.next().filter(|_| home);
    Some(Going {
        stage,
        since,
        days: since.days_until(day),
        under_order: under_an_order(child, day),
        at_home,
        hearing,
        next: next.map(|step| (step.title, step.planned.unwrap_or(step.due))),
        behind: next.map_or(0, |step| step.late),
        cause: next.and_then(|step| step.cause),
    })
}

/// A child who went home from care and came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CameBack {
    /// The day care ended.
    pub left: Day,
    /// Whether the way home was planned.
    pub planned: bool,
    /// The day care began again.
    pub back: Day,
    /// Days at home.
    pub days: i32,
}

impl CameBack {
    /// Whether it was within twelve months.
    pub fn within_a_year(&self) -> bool {
        self.back < self.left.plus_months(12)
    }
}

/// Those of a child's periods of care that began by a day after the child had gone home, oldest first.
pub fn came_back(child: &Timeline, day: Day) -> Vec<CameBack> {
    let mut all = Vec::new();
    let periods: Vec<_> = child.periods.iter().filter(|period| period.account == 0).collect();
    for pair in periods.windows(2) {
        let [before, after] = pair else { continue };
        let home = before.ceased().filter(|(_, reason)| is_home(*reason));
        if let Some((left, reason)) = home
            && after.start >= left
            && after.start <= day
            && after.start_known()
        {
            all.push(CameBack {
                left,
                planned: reason == ReasonEnded::E4A,
                back: after.start,
                days: left.days_until(after.start),
            });
        }
    }
    all
}

/// Whether a period of care ended with the child going home.
pub fn is_home(reason: ReasonEnded) -> bool {
    matches!(reason, ReasonEnded::E4A | ReasonEnded::E4B)
}
