//! Who is about to miss something: what falls due in the next days, with the signs that it may be missed.
//!
//! Not a forecast: each sign is a fact of the record that a manager can look up. What shows more signs, or is due sooner, stands
//! first.

use calendar::Day;
use clocks::{Duty, State};
use records::reviews::ReviewPlanned;
use timeline::Timeline;

/// Days ahead that are looked at.
pub const DAYS: i32 = 14;

/// A sign that a duty may be missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// No social worker is allocated to the child.
    Nobody,
    /// The last time that the same was due it was late or missed.
    MissedBefore,
    /// A review is due, and none is planned by its day.
    NotPlanned,
    /// The child was not found at the last visit.
    NotSeen,
    /// It is due within three days.
    Close,
}

impl Sign {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Sign::Nobody => "nobody is allocated",
            Sign::MissedBefore => "late the last time",
            Sign::NotPlanned => "no review is planned",
            Sign::NotSeen => "not seen at the last visit",
            Sign::Close => "due within three days",
        }
    }
}

/// A duty that falls due in the next days, and the signs that it may be missed.
#[derive(Debug, Clone)]
pub struct Near {
    /// What is due.
    pub duty: Duty,
    /// The signs; none where nothing speaks against it.
    pub signs: Vec<Sign>,
}

/// What falls due for a child in the next [`DAYS`] days and is not overdue yet. `duties`: every duty of the child, met or not, as
/// [`clocks::due`] gives them.
pub fn of(child: &Timeline, duties: &[Duty], day: Day) -> Vec<Near> {
    let until = day.plus_days(DAYS);
    let open = duties.iter().filter(|duty| {
        duty.clock.sort.is_to_do()
            && duty.clock.sort.can_be_late()
            && !duty.status().is_advice()
            && duty.state_on(day) == State::Open
            && duty.due >= day
            && duty.act_by() <= until
    });
    let allocated =
        child.allocations.iter().any(|held| held.since <= day && held.until.is_none_or(|until| until > day));
    open.map(|duty| {
        let mut signs = Vec::new();
        if !allocated {
            signs.push(Sign::Nobody);
        }
        let last = duties
            .iter()
            .filter(|other| other.clock == duty.clock && other.because.day < duty.because.day)
            .max_by_key(|other| other.due);
        if last.is_some_and(|last| {
            matches!(last.state_on(day), State::Late(_) | State::Missed | State::Overdue(_))
        }) {
            signs.push(Sign::MissedBefore);
        }
        if is_review(duty) && !is_planned(child, day, duty.due) {
            signs.push(Sign::NotPlanned);
        }
        let last_visit = child.visits.iter().rfind(|visit| visit.day <= day);
        if is_visit(duty) && last_visit.is_some_and(|visit| !visit.seen) {
            signs.push(Sign::NotSeen);
        }
        if day.days_until(duty.act_by()) <= 3 {
            signs.push(Sign::Close);
        }
        Near { duty: duty.clone(), signs }
    })
    .collect()
}

fn is_review(duty: &Duty) -> bool {
    duty.clock.met_by.kinds.iter().any(|kind| kind.name == "review")
}

fn is_visit(duty: &Duty) -> bool {
    duty.clock.met_by.kinds.iter().any(|kind| kind.name == "visit_to_child")
}

/// Whether a review is planned for a day from now to the day on which it is due.
fn is_planned(child: &Timeline, day: Day, due: Day) -> bool {
    child.strand::<ReviewPlanned>().any(|planned| {
        planned.day >= day && planned.day <= due && planned.cancelled.is_none_or(|cancelled| cancelled > day)
    })
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use timeline::{Authority, Standpoint, history};

    use super::*;

    #[test]
    fn what_falls_due_soon_and_what_speaks_against_it() {
        let story = "2010-05-04 born
            2018-01-10 start
            2018-01-10 status C2
            2018-01-10 lives U6 AB1
            2018-01-16 visit
            2018-03-20 visit
            2018-04-25 attempt";
        let child = history::child("C1", story).unwrap();
        let authority = Authority::default();
        let near = |on: &str| {
            let day: Day = on.parse().unwrap();
            let standpoint = Standpoint { day, known: Moment::END_OF_TIME, authority: &authority };
            let duties = clocks::due(&child, &standpoint);
            let mut near = of(&child, &duties, day);
            near.retain(|near| near.duty.clock.id == "visit.year1");
            near.into_iter().map(|near| (near.duty.due.to_string(), near.signs)).collect::<Vec<_>>()
        };
        // Six weeks from 20 March are 1 May; the visit before was late.
        assert_eq!(near("2018-04-16"), []);
        let early = [("2018-05-01".to_owned(), vec![Sign::Nobody, Sign::MissedBefore])];
        assert_eq!(near("2018-04-17"), early);
        let late =
            [("2018-05-01".to_owned(), vec![Sign::Nobody, Sign::MissedBefore, Sign::NotSeen, Sign::Close])];
        assert_eq!(near("2018-04-28"), late);
        assert_eq!(near("2018-05-02"), [], "overdue is not about to be missed: it is");
    }
}
