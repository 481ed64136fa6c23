//! Private fostering: notice six weeks before, a visit within 7 working days of the notice, every 6 weeks in the
//! first year and every 12 after. The year begins when the authority becomes aware.

use calendar::day;
use law::instruments::PRIVATE_FOSTERING_2005;
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::protection::{PrivateFostering, PrivateFosteringVisit};
use timeline::{Definition, Standpoint, Timeline};

use crate::owed::{Owed, because, done, first_from, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, Met, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Private fostering",
    clocks: &[&NOTICE, &FIRST_VISIT, &YEAR_ONE, &AFTER],
    duties: Duties::Child(duties),
};

/// Notice of intended private fostering.
pub static NOTICE: Clock = Clock {
    id: "pf.notice",
    title: "Notice of intended private fostering",
    sort: Sort::Deadline,
    owner: "Carer, parent, others",
    limit: History::new(&[Dated {
        value: Allowed::weeks(6),
        since: day!(2005, 7, 1),
        until: None,
        cite: PRIVATE_FOSTERING_2005.regulation("3"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The authority is notified", kinds: &[PrivateFostering::KIND] },
};

/// Officer's visit on notification.
pub static FIRST_VISIT: Clock = Clock {
    id: "pf.visit.initial",
    title: "Officer's visit on notification",
    sort: Sort::Deadline,
    owner: "Social worker",
    limit: History::new(&[Dated {
        value: Allowed::working_days(7),
        since: day!(2005, 7, 1),
        until: None,
        cite: PRIVATE_FOSTERING_2005.regulation("4"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "An officer visits", kinds: &[PrivateFosteringVisit::KIND] },
};

/// Visits in first year.
pub static YEAR_ONE: Clock = Clock {
    id: "pf.visit.year1",
    title: "Visits in first year",
    sort: Sort::Recurring,
    owner: "Social worker",
    limit: History::new(&[Dated {
        value: Allowed::weeks(6),
        since: day!(2005, 7, 1),
        until: None,
        cite: PRIVATE_FOSTERING_2005.regulation("8(1)(a)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "An officer visits, and sees the child", kinds: &[PrivateFosteringVisit::KIND] },
};

/// Visits in later years.
pub static AFTER: Clock = Clock {
    id: "pf.visit.after",
    title: "Visits in later years",
    sort: Sort::Recurring,
    owner: "Social worker",
    limit: History::new(&[Dated {
        value: Allowed::weeks(12),
        since: day!(2005, 7, 1),
        until: None,
        cite: PRIVATE_FOSTERING_2005.regulation("8(1)(b)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "An officer visits, and sees the child", kinds: &[PrivateFosteringVisit::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let visits = done(child, |said: &PrivateFosteringVisit| said.seen.then_some(said.day));
    for said in child.strand::<PrivateFostering>() {
        if let Some(started) = said.started {
            // Arranged at shorter notice, it is notified at once.
            let due = started.plus_days(-6 * 7).max(said.planned.unwrap_or(started.plus_days(-6 * 7)));
            let begins = because("the arrangement begins", started);
            owed.by(&NOTICE, begins, due, None, met_on(said.notified, said.learnt));
        }
        let aware = said.aware;
        let end = said.ended;
        let first = first_from(&visits, aware);
        owed.once(&FIRST_VISIT, because("the authority became aware", aware), end, first);
        let Some(first) = first.filter(|first| first.day <= owed.today()) else { continue };
        let year_over = aware.plus_years(1);
        let later: Vec<Met> = visits.iter().copied().filter(|met| met.day > first.day).collect();
        let (in_year, after): (Vec<Met>, Vec<Met>) = later.into_iter().partition(|met| met.day < year_over);
        let last = in_year.last().copied().unwrap_or(first);
        let in_year_ends = Some(end.map_or(year_over, |end| end.min(year_over)));
        let before = because("the visit before", first.day);
        owed.cycle((&YEAR_ONE, &YEAR_ONE), before, "the visit before", in_year_ends, &in_year);
        if year_over <= owed.today() && end.is_none_or(|end| end > year_over) {
            let before = because("the visit before", last.day);
            owed.cycle((&AFTER, &AFTER), before, "the visit before", end, &after);
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
