//! Counting: one walk over everybody, for any run of months and any indicators.
//!
//! A child is asked about each month they are in care in once ([`timeline::OnDay`]), and every indicator shares the answer.
//! Nothing is allocated for a child. Tallies of chunks of children are added up, so that the order of work does not matter.

use std::collections::HashMap;

use calendar::{Day, Month, Period};
use indicators::{
    Asked, Caseload, CaseloadTold, Counts, Event, INDICATORS, Indicator, Judge, OnEachDay, Staffed, Verdict,
    Workforce,
};
use rayon::prelude::*;
use timeline::{Allocation, Cohort, Household, OnDay, Standpoint, Timeline, Worker};

use crate::window::Covered;

/// What was counted of one indicator in one month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) numerator: i64,
    pub(crate) denominator: i64,
    /// Of those counted, children whose start of care is not known here though the indicator looks back past it.
    pub(crate) start_not_known: i64,
    /// Left out, for a reason that is told with each child.
    pub(crate) excluded: i64,
}

impl Tally {
    pub(crate) fn add(&mut self, other: Tally) {
        self.numerator += other.numerator;
        self.denominator += other.denominator;
        self.start_not_known += other.start_not_known;
        self.excluded += other.excluded;
    }

    fn add_verdict(&mut self, verdict: Verdict, start_not_known: bool) {
        let (numerator, denominator) = verdict.adds();
        self.numerator += numerator;
        self.denominator += denominator;
        self.start_not_known += i64::from(start_not_known);
        self.excluded += i64::from(matches!(verdict, Verdict::Excluded(_)));
    }
}

type LookedAfter = fn(&OnDay<'_>, &Standpoint<'_>) -> Verdict;
type Through = for<'t> fn(&'t Timeline, &Standpoint<'t>) -> OnEachDay<'t>;
type Anyone = fn(&Timeline, &Standpoint<'_>) -> Verdict;
type Events = fn(&Timeline, Period, &Standpoint<'_>, &mut dyn FnMut(Event));
type OfHousehold = fn(&Household, &Standpoint<'_>) -> Verdict;
type HouseholdEvents = fn(&Household, Period, &mut dyn FnMut(Event));

/// What is asked on the last day of one month.
struct AtMonth {
    day: Day,
    looked_after: Vec<(usize, LookedAfter, Option<Day>)>,
    /// By position among those of the plan.
    through: Vec<(usize, Option<Day>)>,
    anyone: Vec<(usize, Anyone)>,
    households: Vec<(usize, OfHousehold)>,
    caseloads: Vec<(usize, Caseload)>,
    workforces: Vec<(usize, Workforce)>,
}

/// What is asked of everybody: which indicators, in which months.
pub(crate) struct Plan {
    first: Month,
    months: Vec<AtMonth>,
    /// The runs of days of which the record speaks.
    windows: Vec<Period>,
    days: Period,
    /// What is found out once for a child and asked in each month.
    through: Vec<(usize, Through)>,
    events: Vec<(usize, Events)>,
    household_events: Vec<(usize, HouseholdEvents)>,
}

impl Plan {
    /// Everything of these indicators from the first month to the last. Snapshots of months of which the record does not
    /// speak, and of those before `snapshots_from`, are left out.
    pub(crate) fn new(
        cohort: &Cohort,
        covered: &Covered,
        (first, last): (Month, Month),
        snapshots_from: Month,
        wanted: &dyn Fn(&Indicator) -> bool,
    ) -> Plan {
        let mut plan = Plan {
            first,
            months: Vec::new(),
            windows: covered.within(Period { from: first.first(), to: last.last() }),
            days: Period { from: first.first(), to: last.last() },
            through: Vec::new(),
            events: Vec::new(),
            household_events: Vec::new(),
        };
        let mut month = first;
        while month <= last {
            plan.month(cohort, covered, month, month >= snapshots_from, wanted);
            month = month.plus(1);
        }
        plan
    }

    fn month(
        &mut self,
        cohort: &Cohort,
        covered: &Covered,
        month: Month,
        snapshots: bool,
        wanted: &dyn Fn(&Indicator) -> bool,
    ) {
        let day = month.last();
        let asked = Asked { recorded: cohort.coverage, day };
        let mut at = AtMonth {
            day,
            looked_after: Vec::new(),
            through: Vec::new(),
            anyone: Vec::new(),
            households: Vec::new(),
            caseloads: Vec::new(),
            workforces: Vec::new(),
        };
        let snapshots = snapshots && covered.day(day);
        for (nth, indicator) in INDICATORS.iter().enumerate().filter(|(_, indicator)| wanted(indicator)) {
            let Ok(counting) = (indicator.counting)(&asked) else { continue };
            let looks_back =
                (indicator.looks_back > 0).then(|| day.plus_months(-i32::from(indicator.looks_back)));
            match counting.judge {
                Judge::LookedAfter(judge) if snapshots => at.looked_after.push((nth, judge, looks_back)),
                Judge::LookedAfterThrough(judge) if snapshots => {
                    let known = self.through.iter().position(|(other, _)| *other == nth);
                    let at_plan = known.unwrap_or_else(|| {
                        self.through.push((nth, judge));
                        self.through.len() - 1
                    });
                    at.through.push((at_plan, looks_back));
                }
                Judge::Anyone(judge) if snapshots => at.anyone.push((nth, judge)),
                Judge::Household(judge) if snapshots => at.households.push((nth, judge)),
                Judge::Caseload(caseload) if snapshots => at.caseloads.push((nth, caseload)),
                Judge::Workforce(workforce) if snapshots => at.workforces.push((nth, workforce)),
                Judge::Events(judge) if self.events.iter().all(|(other, _)| *other != nth) => {
                    self.events.push((nth, judge));
                }
                Judge::HouseholdEvents(judge)
                    if self.household_events.iter().all(|(other, _)| *other != nth) =>
                {
                    self.household_events.push((nth, judge));
                }
                _ => {}
            }
        }
        self.months.push(at);
    }

    pub(crate) fn position(&self, month: Month) -> Option<usize> {
        let months = (month.year() - self.first.year()) * 12 + i32::from(month.number())
            - i32::from(self.first.number());
        usize::try_from(months).ok().filter(|at| *at < self.months.len())
    }

    /// Everything a child adds: the month and indicator by position, the verdict, the day, and whether care began on a day
    /// not known here, within the months that the indicator looks back.
    pub(crate) fn child(
        &self,
        cohort: &Cohort,
        child: &Timeline,
        mut sink: impl FnMut(usize, usize, Verdict, Day, bool),
    ) {
        let (from, to) = self.months_in_care(child);
        let mut through: Vec<OnEachDay<'_>> = Vec::new();
        for (nth, at) in self.months.iter().enumerate().take(to).skip(from) {
            let on = child.on(at.day);
            let Some(period) = on.period() else { continue };
            let standpoint = cohort.standpoint(at.day);
            for (indicator, judge, looks_back) in &at.looked_after {
                let marked = looks_back.is_some_and(|since| !period.start_known() && period.start > since);
                sink(nth, *indicator, judge(&on, &standpoint), at.day, marked);
            }
            if through.is_empty() && !at.through.is_empty() {
                let last = cohort.standpoint(self.months[to - 1].day);
                through.extend(self.through.iter().map(|(_, judge)| judge(child, &last)));
            }
            for &(at_plan, looks_back) in &at.through {
                let marked = looks_back.is_some_and(|since| !period.start_known() && period.start > since);
                sink(nth, self.through[at_plan].0, through[at_plan](&on), at.day, marked);
            }
        }
        for (nth, at) in self.months.iter().enumerate() {
            for (indicator, judge) in &at.anyone {
                sink(nth, *indicator, judge(child, &cohort.standpoint(at.day)), at.day, false);
            }
        }
        for window in &self.windows {
            let standpoint = cohort.standpoint(window.to);
            for (indicator, judge) in &self.events {
                judge(child, *window, &standpoint, &mut |event| {
                    if let Some(nth) = self.position(Month::of(event.day)) {
                        sink(nth, *indicator, event.verdict, event.day, false);
                    }
                });
            }
        }
    }

    /// The months, by position, between which a child has rows of care.
    fn months_in_care(&self, child: &Timeline) -> (usize, usize) {
        let Some((from, until)) = child.care_span() else { return (0, 0) };
        if from > self.days.to || until.is_some_and(|until| until < self.days.from) {
            return (0, 0);
        }
        let first = if from <= self.days.from { 0 } else { self.position(Month::of(from)).unwrap_or(0) };
        let last = until.and_then(|until| self.position(Month::of(until)));
        (first, last.map_or(self.months.len(), |last| last + 1))
    }

    /// Everything a household adds.
    pub(crate) fn household(
        &self,
        cohort: &Cohort,
        household: &Household,
        sink: &mut dyn FnMut(usize, usize, Verdict, Day),
    ) {
        for (nth, at) in self.months.iter().enumerate() {
            for (indicator, judge) in &at.households {
                sink(nth, *indicator, judge(household, &cohort.standpoint(at.day)), at.day);
            }
        }
        for window in &self.windows {
            for (indicator, judge) in &self.household_events {
                judge(household, *window, &mut |event| {
                    if let Some(nth) = self.position(Month::of(event.day)) {
                        sink(nth, *indicator, event.verdict, event.day);
                    }
                });
            }
        }
    }
}

/// The tallies of a plan: of every indicator in every month.
pub(crate) struct Tallies {
    pub(crate) plan: Plan,
    of: Vec<Tally>,
}

impl Tallies {
    /// Counts everybody, on every core.
    pub(crate) fn count(cohort: &Cohort, plan: Plan) -> Tallies {
        let zero = || vec![Tally::default(); plan.months.len() * INDICATORS.len()];
        let sum = cohort
            .children
            .par_chunks(4096)
            .map(|children| {
                let mut of = zero();
                for child in children {
                    count_child(&plan, cohort, child, &mut of);
                }
                of
            })
            .reduce(zero, |mut a, b| {
                a.iter_mut().zip(b).for_each(|(a, b)| a.add(b));
                a
            });
        Tallies::with_households(cohort, plan, sum)
    }

    /// Counts everybody, one after the other: the plain twin of [`Tallies::count`].
    #[cfg(test)]
    pub(crate) fn count_plainly(cohort: &Cohort, plan: Plan) -> Tallies {
        let mut of = vec![Tally::default(); plan.months.len() * INDICATORS.len()];
        for child in &cohort.children {
            count_child(&plan, cohort, child, &mut of);
        }
        Tallies::with_households(cohort, plan, of)
    }

    fn with_households(cohort: &Cohort, plan: Plan, mut of: Vec<Tally>) -> Tallies {
        for household in &cohort.households {
            plan.household(cohort, household, &mut |month, indicator, verdict, _| {
                of[month * INDICATORS.len() + indicator].add_verdict(verdict, false);
            });
        }
        let of_workers = |at: &AtMonth| !at.caseloads.is_empty() || !at.workforces.is_empty();
        for (month, at) in plan.months.iter().enumerate().filter(|(_, at)| of_workers(at)) {
            let held = held_on(cohort, at.day);
            for (indicator, workforce) in &at.workforces {
                let tally = &mut of[month * INDICATORS.len() + indicator];
                each_staffed(cohort, *workforce, at.day, &held, &mut |_, staffed| match staffed {
                    Staffed::Adds { numerator, denominator } => {
                        tally.numerator += numerator;
                        tally.denominator += denominator;
                    }
                    Staffed::Excluded(_) => tally.excluded += 1,
                    Staffed::No => {}
                });
                if let Some(posts) = workforce.posts {
                    let vacant = (posts(&cohort.standpoint(at.day)) - tally.denominator).max(0);
                    tally.numerator += vacant;
                    tally.denominator += vacant;
                }
            }
            for (indicator, caseload) in &at.caseloads {
                let tally = &mut of[month * INDICATORS.len() + indicator];
                each_caseload(cohort, *caseload, at.day, &held, &mut |children, counts| match counts {
                    Counts::As(hundredths) if caseload.told == CaseloadTold::Average => {
                        tally.numerator += children.len() as i64;
                        tally.denominator += hundredths;
                    }
                    Counts::As(_) => tally.numerator = tally.numerator.max(children.len() as i64),
                    Counts::Excluded(_) => tally.excluded += children.len() as i64,
                    Counts::No => {}
                });
            }
        }
        Tallies { plan, of }
    }

    /// The tally of one indicator, by position, in one month.
    pub(crate) fn of(&self, indicator: usize, month: Month) -> Tally {
        let at = self.plan.position(month).map(|at| at * INDICATORS.len() + indicator);
        at.and_then(|at| self.of.get(at)).copied().unwrap_or_default()
    }
}

/// The children allocated to each worker on a day, by identifier.
pub(crate) fn held_on(cohort: &Cohort, day: Day) -> HashMap<&str, Vec<&Timeline>> {
    let mut held: HashMap<&str, Vec<&Timeline>> = HashMap::new();
    for child in &cohort.children {
        let holds = |at: &&Allocation| at.since <= day && at.until.is_none_or(|until| until > day);
        if let Some(at) = child.allocations.iter().rfind(holds) {
            held.entry(&at.worker).or_default().push(child);
        }
    }
    held
}

/// Each worker with the children they hold, and how they count. A worker who holds nobody counts too.
pub(crate) fn each_caseload<'a>(
    cohort: &Cohort,
    caseload: Caseload,
    day: Day,
    held: &HashMap<&str, Vec<&'a Timeline>>,
    told: &mut dyn FnMut(&[&'a Timeline], Counts),
) {
    let standpoint = cohort.standpoint(day);
    for worker in &cohort.workers {
        let children = held.get(&*worker.id).map_or(&[][..], Vec::as_slice);
        told(children, (caseload.worker)(worker, &standpoint));
    }
}

/// Each worker and what they add to a figure of workers.
pub(crate) fn each_staffed<'a>(
    cohort: &'a Cohort,
    workforce: Workforce,
    day: Day,
    held: &HashMap<&str, Vec<&Timeline>>,
    told: &mut dyn FnMut(&'a Worker, Staffed),
) {
    let standpoint = cohort.standpoint(day);
    for worker in &cohort.workers {
        let children = held.get(&*worker.id).map_or(0, Vec::len);
        told(worker, (workforce.worker)(worker, children, &standpoint));
    }
}

fn count_child(plan: &Plan, cohort: &Cohort, child: &Timeline, of: &mut [Tally]) {
    plan.child(cohort, child, |month, indicator, verdict, _, marked| {
        of[month * INDICATORS.len() + indicator].add_verdict(verdict, marked);
    });
}
