//! Arrangements that are not registered: the register that nobody can miss.
//!
//! A children's home that is not registered is run against the law (Care Standards Act 2000, section 11), and a child under 16
//! may not be placed in a setting that is not regulated at all (CPPCR 2010, regulation 27A); supported accommodation must be
//! registered
//! too. Where a child is in one all the same, this says since when, who looks at it each week, and what has been done towards
//! registration or a move. Counted day by day, so that one night is seen.

use calendar::{Day, Period};
use clocks::placements::arrangements as law;
use timeline::Timeline;
use timeline::strands_of::placements::{ArrangementStep, ArrangementStepIs, Level, ManagementOversight};

pub use clocks::placements::arrangements::Because;

/// One child in one arrangement.
#[derive(Debug, Clone)]
pub struct Arrangement {
    /// Why it is here.
    pub because: Because,
    /// The first day.
    pub since: Day,
    /// The day it ended, which is not in it; `None` while it lasts.
    pub until: Option<Day>,
    /// The last time a senior manager looked at it.
    pub looked: Option<Day>,
    /// By when a senior manager is to look next: a week after the last look, or after the first day. No law says so.
    pub next_look: Day,
    /// What was done, by day.
    pub steps: Vec<(Day, ArrangementStepIs)>,
    /// The last step, with what is next and by when.
    pub next: Option<(String, Option<Day>)>,
}

impl Arrangement {
    /// Whether it lasts on a day.
    pub fn lasts_on(&self, day: Day) -> bool {
        self.since <= day && self.until.is_none_or(|until| until > day)
    }

    /// Days to a day, the first among them.
    pub fn days(&self, day: Day) -> i32 {
        self.since.days_until(self.until.unwrap_or(day.plus_days(1)).min(day.plus_days(1))).max(0)
    }

    /// The day on which something was first done.
    pub fn done(&self, what: ArrangementStepIs) -> Option<Day> {
        self.steps.iter().find(|(_, done)| *done == what).map(|(day, _)| *day)
    }

    /// What must have been done and has not: the director and the regulator told, and a way out of it.
    pub fn missing(&self, day: Day) -> Vec<&'static str> {
        use ArrangementStepIs::{
            Applied, DirectorTold, Found, Registered, RegulatorTold, Searching, Visited,
        };
        let none = |of: &[ArrangementStepIs]| of.iter().all(|what| self.done(*what).is_none());
        let mut missing = Vec::new();
        if self.because.is_to_check() {
            return vec!["nobody has checked that it is registered"];
        }
        if none(&[DirectorTold]) {
            missing.push("the director was not told");
        }
        if none(&[RegulatorTold]) {
            missing.push("Ofsted was not told");
        }
        if none(&[Visited]) {
            missing.push("commissioners have not been to see it");
        }
        if none(&[Applied, Registered, Searching, Found]) {
            missing.push("no way out is recorded: neither registration nor another home");
        }
        if self.until.is_none() && self.next_look < day {
            missing.push("a senior manager’s weekly look is overdue");
        }
        missing
    }
}

/// Every arrangement of a child that began by a day, by first day: those that somebody wrote down, and those that the type of the
/// placement makes one.
pub fn of(child: &Timeline, day: Day) -> Vec<Arrangement> {
    let all = law::all(child, day).into_iter();
    all.map(|(because, since, until)| {
        arrangement(child, day, (because, since, until.filter(|until| *until <= day)))
    })
    .collect()
}

fn arrangement(
    child: &Timeline,
    day: Day,
    (because, since, until): (Because, Day, Option<Day>),
) -> Arrangement {
    let own = |on: Day| on >= since && on <= day && until.is_none_or(|until| on <= until);
    let steps: Vec<_> = child.strand::<ArrangementStep>().filter(|step| own(step.day)).collect();
    let senior = child.strand::<ManagementOversight>().filter(|said| said.level == Level::Senior);
    let looked = senior.map(|said| said.day).filter(|on| own(*on)).max();
    let next = steps.iter().rev().find_map(|step| step.next.clone().map(|next| (next, step.next_by)));
    Arrangement {
        because,
        since,
        until,
        looked,
        next_look: looked.unwrap_or(since).plus_days(A_WEEK),
        steps: steps.iter().map(|step| (step.day, step.what)).collect(),
        next,
    }
}

/// Senior managers look at each arrangement every week (capability PLA-09).
const A_WEEK: i32 = 7;

/// How many children are in an arrangement on each day of some days: (day, children). Two arrangements of one child are one
/// child.
pub fn count_by_day<'a>(
    children: impl Iterator<Item = &'a [Arrangement]>,
    days: Period,
) -> Vec<(Day, usize)> {
    let mut counts: Vec<(Day, usize)> =
        (0..=days.from.days_until(days.to)).map(|nth| (days.from.plus_days(nth), 0)).collect();
    for arrangements in children.filter(|all| !all.is_empty()) {
        for (day, count) in &mut counts {
            *count += usize::from(arrangements.iter().any(|each| each.lasts_on(*day)));
        }
    }
    counts
}

#[cfg(test)]
mod tests;
