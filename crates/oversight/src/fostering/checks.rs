//! Checks and medicals that run out, and hours of training.

use calendar::Day;
use records::fostering::{CarerCheck, CarerTraining, CheckOf};
use timeline::{Household, Stranded};

/// A check that runs out, or has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expiring {
    /// What was checked.
    pub what: CheckOf,
    /// Of whom, where it is said.
    pub who: Option<String>,
    /// When it was done.
    pub day: Day,
    /// Good until.
    pub expires: Day,
    /// Days left; below nought where it has run out.
    pub days: i32,
}

/// The checks of a household that have run out by a day or will within so many days, the oldest first. Of each person and check
/// only the last counts.
pub fn expiring(household: &Household, day: Day, within: i32) -> Vec<Expiring> {
    let mut last: Vec<&CarerCheck> = Vec::new();
    for check in household.strand::<CarerCheck>().filter(|said| said.day <= day).map(|said| said.record) {
        match last.iter_mut().find(|known| known.what == check.what && same(&known.who, &check.who)) {
            Some(known) => *known = check,
            None => last.push(check),
        }
    }
    let mut all: Vec<Expiring> = last
        .into_iter()
        .filter_map(|check| {
            let expires = check.expires?;
            let days = day.days_until(expires);
            let (what, who, on) = (check.what, check.who.clone(), check.day);
            (days <= within).then_some(Expiring { what, who, day: on, expires, days })
        })
        .collect();
    all.sort_by(|a, b| (a.expires, a.what, &a.who).cmp(&(b.expires, b.what, &b.who)));
    all
}

fn same(one: &Option<String>, other: &Option<String>) -> bool {
    let plain = |who: &Option<String>| who.as_deref().map(str::trim).unwrap_or_default().to_lowercase();
    plain(one) == plain(other)
}

/// Hours that courses of a household count in a year up to a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Learnt {
    /// Courses finished.
    pub courses: usize,
    /// Hours they count.
    pub hours: f64,
    /// Courses of which nobody recorded the hours.
    pub without_hours: usize,
}

/// What a household learnt in a year up to a day.
pub fn learnt(household: &Household, day: Day) -> Learnt {
    let year = day.plus_months(-12);
    let courses = household.strand::<CarerTraining>().filter(|said| said.day > year && said.day <= day);
    let mut all = Learnt { courses: 0, hours: 0.0, without_hours: 0 };
    for course in courses {
        all.courses += 1;
        match course.hours {
            Some(hours) => all.hours += hours,
            None => all.without_hours += 1,
        }
    }
    all
}
