//! A year of the service in counts, as its annual report has them: what came, what ended, what is open, what it was about.
//!
//! The balance is a rule: open at the start, and new, less closed, less not taken up, is open at the end. Of the record it
//! always holds; of what a council published it is asked ([`Flow::fault`]).

use std::collections::BTreeMap;

use calendar::{CollectionYear, Day, Period};
use records::advocacy::{AdvocacyClosing, IndependentVisitorMatch};
use records::advocacy::{AdvocacyEnd, AdvocacyFrom, AdvocacyHow, AdvocacyTheme, AdvocateVisit, GotIt};
use timeline::Timeline;

use super::{Case, cases};

/// How many years of referrals are told, this one among them.
const YEARS: i32 = 5;

/// The year in which the financial year of a day ends.
fn ending(day: Day) -> i32 {
    CollectionYear::of(day).closing()
}

/// Cases over a year, from one end to the other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flow {
    /// Open on the day before the year.
    pub open_at_start: i64,
    /// Came in the year.
    pub new: i64,
    /// Closed with the work done, or because the child could not be reached.
    pub closed: i64,
    /// Not taken up: the child did not want it, or it was taken back.
    pub not_taken_up: i64,
    /// Open on the last day.
    pub open_at_end: i64,
}

impl Flow {
    /// What is wrong with it, as a sentence; `None` where it adds up.
    pub fn fault(&self) -> Option<String> {
        let Flow { open_at_start, new, closed, not_taken_up, open_at_end } = *self;
        let left = open_at_start + new - closed - not_taken_up;
        (left != open_at_end).then(|| {
            format!(
                "{open_at_start} open at the start and {new} new, less {closed} closed and {not_taken_up} not taken up, leave \
                 {left}; {open_at_end} are said to be open at the end."
            )
        })
    }

    /// It as a sum: "73 + 68 − 50 − 9 = 82".
    pub fn sum(&self) -> String {
        let Flow { open_at_start, new, closed, not_taken_up, open_at_end } = *self;
        let equal = if self.fault().is_none() { "=" } else { "≠" };
        format!("{open_at_start} + {new} − {closed} − {not_taken_up} {equal} {open_at_end}")
    }
}

/// A year of the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// Cases.
    pub flow: Flow,
    /// Open for more than a year on the last day.
    pub long: i64,
    /// The same on the last day of the year before.
    pub long_before: i64,
    /// Referrals by the year in which the financial year ends in which they came: of this year and of those before it.
    pub came: BTreeMap<i32, i64>,
    /// Children in care at the end of March of the two years before, and on the last day.
    pub looked_after: [(Day, i64); 3],
    /// New referrals by who asked; those that came at the advocate's first visit apart.
    pub from: BTreeMap<(AdvocacyFrom, bool), i64>,
    /// What new referrals were about. One may be about more than one thing, so these add up to more than the referrals.
    pub themes: BTreeMap<AdvocacyTheme, i64>,
    /// New referrals of which nobody has written what they are about.
    pub no_theme: i64,
    /// New referrals of a child who does not instruct.
    pub not_instructed: i64,
    /// Children who became looked after in the year and were of age.
    pub due: i64,
    /// First visits made in the year in which the child was seen.
    pub seen: i64,
    /// First visits that children did not want.
    pub refused: i64,
    /// Visits of advocates in which a child was seen: how many children.
    pub children_seen: i64,
    /// Cases closed in the year with what the child says of them.
    pub asked: i64,
    /// Of these, by whether the child got what they wanted.
    pub got: BTreeMap<GotIt, i64>,
    /// Children waiting for an independent visitor on the last day.
    pub waiting: i64,
    /// Of these, children whose background is known and not White British.
    pub waiting_minority: i64,
    /// Of these, children of mixed background.
    pub waiting_mixed: i64,
    /// Children with an independent visitor on the last day.
    pub visited: i64,
}

impl Year {
    /// The year of these days, of these children.
    pub fn of<'a>(children: impl IntoIterator<Item = &'a Timeline>, days: Period) -> Year {
        let mut year = Year::none(days);
        for child in children {
            year.add(child, days);
        }
        year
    }

    /// A year in which nothing happened.
    fn none(days: Period) -> Year {
        let ends = ending(days.to);
        let march = |back: i32| (Period::financial_year(ends - back).to, 0);
        Year {
            flow: Flow::default(),
            long: 0,
            long_before: 0,
            came: (0..YEARS).map(|back| (ends - back, 0)).collect(),
            looked_after: [march(2), march(1), (days.to, 0)],
            from: BTreeMap::new(),
            themes: BTreeMap::new(),
            no_theme: 0,
            not_instructed: 0,
            due: 0,
            seen: 0,
            refused: 0,
            children_seen: 0,
            asked: 0,
            got: BTreeMap::new(),
            waiting: 0,
            waiting_minority: 0,
            waiting_mixed: 0,
            visited: 0,
        }
    }

    fn add(&mut self, child: &Timeline, days: Period) {
        let before = days.from.plus_days(-1);
        for case in cases(child, days.to) {
            self.case(&case, before, days);
        }
        // As it stood then: what was closed since was open, and for how long is counted to that day.
        self.long_before += cases(child, before).iter().filter(|case| case.is_long(before)).count() as i64;
        for (day, count) in &mut self.looked_after {
            *count += i64::from(child.on(*day).looked_after());
        }
        let visits = || child.strand::<AdvocateVisit>().filter(|visit| days.contains(visit.day));
        self.children_seen += i64::from(visits().any(|visit| visit.seen));
        for care in child.periods.iter().filter(|care| care.start <= days.to) {
            if child.born().is_some_and(|born| born.age_on(care.start) < super::FROM_AGE) {
                continue;
            }
            self.due += i64::from(days.contains(care.start));
            let mut since = child.strand::<AdvocateVisit>().filter(|visit| visit.day >= care.start);
            let first = since.find(|visit| visit.seen || visit.refused == Some(true));
            let first = first.filter(|visit| care.end.is_none_or(|end| visit.day <= end));
            if let Some(first) = first.filter(|visit| days.contains(visit.day)) {
                *if first.seen { &mut self.seen } else { &mut self.refused } += 1;
            }
        }
        for closing in child.strand::<AdvocacyClosing>().filter(|closing| days.contains(closing.day)) {
            self.asked += 1;
            *self.got.entry(closing.got).or_default() += 1;
        }
        let here = super::visitor(child, &[], days.to);
        if here.waits_since.is_some() {
            self.waiting += 1;
            self.waiting_minority += i64::from(super::reach::is_of_a_minority(child));
            self.waiting_mixed += i64::from(super::reach::is_mixed(child));
        }
        let holds = |said: &IndependentVisitorMatch| {
            said.since <= days.to && said.until.is_none_or(|until| until > days.to)
        };
        self.visited += i64::from(child.strand::<IndependentVisitorMatch>().any(|said| holds(said.record)));
    }

    fn case(&mut self, case: &Case, before: Day, days: Period) {
        let flow = &mut self.flow;
        flow.open_at_start += i64::from(case.is_open(before));
        flow.open_at_end += i64::from(case.is_open(days.to));
        self.long += i64::from(case.is_long(days.to));
        if let Some(came) = self.came.get_mut(&ending(case.since)) {
            *came += 1;
        }
        let is_new = days.contains(case.since);
        flow.new += i64::from(is_new);
        if case.closed.is_some_and(|closed| days.contains(closed)) {
            *if case.is_not_taken_up() { &mut flow.not_taken_up } else { &mut flow.closed } += 1;
        }
        if !is_new {
            return;
        }
        let at_first = case.how == Some(AdvocacyHow::FirstVisit);
        *self.from.entry((case.from, at_first)).or_default() += 1;
        for theme in &case.themes {
            *self.themes.entry(*theme).or_default() += 1;
        }
        self.no_theme += i64::from(case.themes.is_empty());
        self.not_instructed += i64::from(case.not_instructed);
    }

    /// How often a theme was named.
    pub fn themes_named(&self) -> i64 {
        self.themes.values().sum()
    }
}

/// How an ending is counted, for people.
pub fn counted_as(ended: Option<AdvocacyEnd>) -> &'static str {
    match ended {
        Some(end) if end.is_not_taken_up() => "not taken up",
        Some(_) | None => "closed",
    }
}
