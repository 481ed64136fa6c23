//! Arrangements that are not registered: the register that nobody can miss.
//!
//! A children's home that is not registered is run against the law (Care Standards Act 2000, section 11), and a child under 16
//! may not be placed in a setting that is not regulated at all (CPPCR 2010, regulation 27A); supported accommodation must be
//! registered
//! too. Where a child is in one all the same, this says since when, who looks at it each week, and what has been done towards
//! registration or a move. Counted day by day, so that one night is seen.

use calendar::{Day, Period};
use timeline::Timeline;
use timeline::strands_of::placements::{
    ArrangementStep, ArrangementStepIs, Level, ManagementOversight, PlacementCondition, PlacementConditions,
    RegistrationCheck,
};

/// Why an arrangement stands in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// A children's home that is not registered.
    NotRegistered,
    /// A setting that is not regulated, and the child is under 16.
    Under16,
    /// Supported accommodation, and nobody has seen that it is registered.
    NotChecked,
}

impl Because {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Because::NotRegistered => "children’s home that is not registered",
            Because::Under16 => "under 16 in a setting that is not regulated",
            Because::NotChecked => "supported accommodation, registration not checked",
        }
    }
}

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
        if self.because == Because::NotChecked {
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

/// Every arrangement of a child that began by a day, by first day.
pub fn of(child: &Timeline, day: Day) -> Vec<Arrangement> {
    let sixteen = child.born().map(|born| born.birthday(16, calendar::LeapBirthday::FirstOfMarch));
    let mut all = Vec::new();
    for said in child.strand::<PlacementConditions>().filter(|said| said.since <= day) {
        let young = sixteen.is_some_and(|sixteen| said.since < sixteen);
        let has = |what| said.has(what);
        let checked = |upto: Day| {
            let checks = child.strand::<RegistrationCheck>().filter(|check| check.registered);
            checks.map(|check| check.day).find(|on| *on >= said.since.plus_months(-12) && *on <= upto)
        };
        let supported = has(PlacementCondition::SupportedAccommodation);
        let (because, until) = if has(PlacementCondition::Unregistered) {
            (Because::NotRegistered, said.until)
        } else if young && (has(PlacementCondition::NotRegulated) || supported) {
            let until = [said.until, sixteen].into_iter().flatten().min();
            (Because::Under16, until)
        } else if supported && checked(said.since).is_none() {
            let until = [said.until, checked(day)].into_iter().flatten().min();
            (Because::NotChecked, until)
        } else {
            continue;
        };
        all.push(arrangement(child, day, (because, said.since, until.filter(|until| *until <= day))));
    }
    all
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
