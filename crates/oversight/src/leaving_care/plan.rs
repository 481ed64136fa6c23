//! How a pathway plan stands: how old it is, when it is due, and what has changed since it was written.

use calendar::Day;
use clocks::{Duty, State};
use records::codes::ReasonNewEpisode;
use records::leaving_care::{
    AccommodationProvided, Detained, ImmigrationStatus, LeaverActivity, NeedsAssessment, Parenthood,
    PathwayPlan,
};
use timeline::{Said, Timeline};

/// A plan as it stands on a day.
#[derive(Debug, Clone, Copy)]
pub struct PlanNow<'a> {
    /// The plan, or its last review.
    pub said: Said<'a, PathwayPlan>,
    /// Days since.
    pub days: i32,
    /// Due again by, and whether that day has passed.
    pub due: Option<(Day, bool)>,
}

/// The last plan or review up to a day.
pub fn latest(child: &Timeline, day: Day) -> Option<Said<'_, PathwayPlan>> {
    child.strand::<PathwayPlan>().filter(|said| said.day <= day).max_by_key(|said| (said.day, said.learnt))
}

/// The plan on a day. `duties`: those of the young person, met or not.
pub fn now<'a>(child: &'a Timeline, duties: &[Duty], day: Day) -> Option<PlanNow<'a>> {
    let said = latest(child, day)?;
    Some(PlanNow { said, days: said.day.days_until(day), due: due(duties, day) })
}

/// When a plan or its review is due, and whether that day has passed.
pub fn due(duties: &[Duty], day: Day) -> Option<(Day, bool)> {
    let open = duties.iter().filter(|duty| {
        duty.clock.id.starts_with("cl.pathway") && duty.clock.sort.is_to_do() && duty.state_on(day).is_open()
    });
    let first = open.min_by_key(|duty| duty.act_by())?;
    Some((first.act_by(), matches!(first.state_on(day), State::Overdue(_))))
}

/// Whether the needs were assessed by a day, and when.
pub fn assessed(child: &Timeline, day: Day) -> Option<Said<'_, NeedsAssessment>> {
    child.strand::<NeedsAssessment>().filter(|said| said.completed <= day).max_by_key(|said| said.completed)
}

/// Something that happened since the plan was written, and asks for it to be looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prompt {
    /// What happened.
    pub what: &'static str,
    /// When.
    pub day: Day,
}

/// What has changed between the last plan and a day: a home, a job, a baby, custody, the right to stay; oldest first. Nothing
/// where there is no plan: then the plan itself is what is missing.
pub fn prompts(child: &Timeline, day: Day) -> Vec<Prompt> {
    let Some(plan) = latest(child, day).map(|said| said.day) else { return Vec::new() };
    let since = |at: Day| at > plan && at <= day;
    let mut prompts: Vec<Prompt> = Vec::new();
    let mut tell = |what, at: Option<Day>| {
        prompts.extend(at.filter(|&at| since(at)).map(|day| Prompt { what, day }));
    };
    for row in &child.episodes {
        let moved =
            matches!(row.new_because, Some(ReasonNewEpisode::P | ReasonNewEpisode::B | ReasonNewEpisode::S));
        if moved && !row.is_temporary() && !row.is_short_break() {
            tell("moved home", Some(row.start));
        }
    }
    for said in child.strand::<AccommodationProvided>() {
        tell("moved home", Some(said.since));
    }
    for said in child.strand::<LeaverActivity>() {
        tell(
            if said.what.is_occupied() { "began to learn or work" } else { "stopped learning or working" },
            Some(said.since),
        );
        tell("stopped learning or working", said.until.filter(|_| said.what.is_occupied()));
    }
    for said in child.strand::<Parenthood>() {
        tell("a child was born", Some(said.since).filter(|_| !said.expected));
        tell("expects a child", said.learnt_on(plan).filter(|_| said.expected));
    }
    let born = child.identity.as_ref().and_then(|identity| identity.child_born);
    if !child.strand::<Parenthood>().any(|said| Some(said.since) == born) {
        tell("a child was born", born);
    }
    for said in child.strand::<Detained>() {
        tell(
            if said.how.is_custody() { "went into custody" } else { "went into hospital" },
            Some(said.since),
        );
        tell(if said.how.is_custody() { "was released" } else { "came out of hospital" }, said.until);
    }
    for said in child.strand::<ImmigrationStatus>() {
        tell("the right to stay changed", Some(said.since));
    }
    prompts.sort_by_key(|prompt| prompt.day);
    prompts.dedup();
    // Stopped one job and began the next on one day: one change.
    let began: Vec<Day> =
        prompts.iter().filter(|prompt| prompt.what.starts_with("began")).map(|prompt| prompt.day).collect();
    prompts.retain(|prompt| !(prompt.what.starts_with("stopped") && began.contains(&prompt.day)));
    prompts
}

/// When what is expected was first known, where that is after a plan.
trait LearntOn {
    fn learnt_on(&self, plan: Day) -> Option<Day>;
}

impl LearntOn for Said<'_, Parenthood> {
    fn learnt_on(&self, plan: Day) -> Option<Day> {
        Some(self.learnt.day()).filter(|&day| day > plan)
    }
}

#[cfg(test)]
mod tests {
    use timeline::history;

    use super::*;

    const LEFT: &str = "2000-06-15 born\n2015-01-08 start\n2015-01-08 status C2\n2015-01-08 lives U6\n2018-06-15 end \
                        E5\n2018-07-01 pathway_plan review\n";

    fn told(more: &str) -> Vec<String> {
        let child = history::child("A1", &format!("{LEFT}{more}")).unwrap();
        let prompts = prompts(&child, "2018-12-01".parse().unwrap());
        prompts.iter().map(|prompt| format!("{} {}", prompt.day, prompt.what)).collect()
    }

    #[test]
    fn what_changed_since_the_plan() {
        for (more, expected) in [
            ("", &[][..]),
            ("2018-06-20 accommodation_provided what=U1", &[]),
            ("2018-08-01 accommodation_provided what=U1", &["2018-08-01 moved home"]),
            (
                "2018-09-01 detained how=prison until=2018-10-01",
                &["2018-09-01 went into custody", "2018-10-01 was released"],
            ),
            (
                "2018-05-01 leaver_activity what=F2 until=2018-09-01\n2018-09-01 leaver_activity what=F5",
                &["2018-09-01 began to learn or work"],
            ),
            (
                "2018-05-01 leaver_activity what=F2 until=2018-09-01",
                &["2018-09-01 stopped learning or working"],
            ),
            ("2018-10-10 parenthood", &["2018-10-10 a child was born"]),
            ("2019-02-10 parenthood expected known 2018-08-01", &["2018-08-01 expects a child"]),
            ("2018-10-10 parenthood\n2018-11-01 pathway_plan review", &[]),
        ] {
            assert_eq!(told(more), expected, "{more}");
        }
    }
}
