//! Looked-after reviews: the first within 20 working days of becoming looked after, the second within 3 months of the
//! first, and then at least every 6 months.
//!
//! The next review is due from the day on which the one before *actually* took place: one held early moves the whole
//! cycle, one held late does not shorten it. A placement move does not restart the cycle; a new period of care does.
//! Children in a series of short breaks have a cycle of their own. The cycle stops the day before the 18th birthday.
//!
//! Where reviews before a day are not known here (care began before the first load), it is not known which review of
//! the cycle the first known one was. Only what is due from the second known review on is worked out (ruling 32).

use calendar::{Calendars, Day, Length, day};
use law::instruments::CPPCR_2010;
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::reviews::Review;
use timeline::{Definition, Standpoint, Timeline};

use crate::care::{became_looked_after, covered_since, end_of, periods};
use crate::{Allowed, Because, Clock, Duties, Duty, Family, Met, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Looked-after reviews",
    clocks: &[&FIRST, &SECOND, &SUBSEQUENT, &SHORT_BREAKS_FIRST, &SHORT_BREAKS_AFTER],
    duties: Duties::Child(duties),
};

/// Who chairs them.
const OWNER: &str = "IRO";

/// What meets them.
const REVIEWED: MetBy = MetBy { words: "A review of the child's case is held", kinds: &[Review::KIND] };

/// The first review of a period of care.
pub static FIRST: Clock = Clock {
    id: "review.first",
    title: "First review",
    sort: Sort::Deadline,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::WorkingDays(20)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("33(1)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: REVIEWED,
};

/// The second review.
pub static SECOND: Clock = Clock {
    id: "review.second",
    title: "Second review",
    sort: Sort::Deadline,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Months(3)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("33(2)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: REVIEWED,
};

/// Every review after the second.
pub static SUBSEQUENT: Clock = Clock {
    id: "review.subsequent",
    title: "Subsequent reviews",
    sort: Sort::Recurring,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Months(6)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("33(2)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: REVIEWED,
};

/// The first review of a series of short breaks.
pub static SHORT_BREAKS_FIRST: Clock = Clock {
    id: "review.shortbreak.first",
    title: "First review, short-break series",
    sort: Sort::Deadline,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Months(3)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("48(3)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: REVIEWED,
};

/// Later reviews of a series of short breaks.
pub static SHORT_BREAKS_AFTER: Clock = Clock {
    id: "review.shortbreak.after",
    title: "Subsequent reviews, short-break series",
    sort: Sort::Recurring,
    owner: OWNER,
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Months(6)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("48(3)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: REVIEWED,
};

/// A cycle of reviews: from a day, to a day, by its clocks in turn; the last repeats.
struct Cycle {
    start: Day,
    start_known: bool,
    end: Option<Day>,
    clocks: &'static [(&'static Clock, &'static str)],
}

/// The clocks of each cycle, with what sets each going.
const LOOKED_AFTER: &[(&Clock, &str)] = &[
    (&FIRST, "the child became looked after"),
    (&SECOND, "the first review was held"),
    (&SUBSEQUENT, "the review before was held"),
];
const SHORT_BREAKS: &[(&Clock, &str)] = &[
    (&SHORT_BREAKS_FIRST, "the series of short breaks began"),
    (&SHORT_BREAKS_AFTER, "the review before was held"),
];

fn duties(timeline: &Timeline, standpoint: &Standpoint<'_>) -> Vec<Duty> {
    let Some(since) = covered_since(standpoint.authority, standpoint.day) else { return Vec::new() };
    let calendars = &standpoint.authority.calendars;
    let mut duties = Vec::new();
    for cycle in cycles(timeline) {
        if cycle.start <= standpoint.day {
            walk(timeline, standpoint, &cycle, since, calendars, &mut duties);
        }
    }
    duties
}

/// A cycle for each period of care, and one for each run of periods that are short breaks and nothing else.
fn cycles(timeline: &Timeline) -> Vec<Cycle> {
    let mut cycles: Vec<Cycle> = Vec::new();
    let mut in_series = false;
    for period in periods(timeline) {
        let end = end_of(timeline, period);
        match became_looked_after(timeline, period) {
            Some(start) => {
                // A child who was on short breaks first is known to have become looked after on that day.
                let start_known = period.start_known() || start > period.start;
                cycles.push(Cycle { start, start_known, end, clocks: LOOKED_AFTER });
                in_series = false;
            }
            None if in_series => {
                if let Some(series) = cycles.last_mut() {
                    series.end = end;
                }
            }
            None => {
                let (start, start_known) = (period.start, period.start_known());
                cycles.push(Cycle { start, start_known, end, clocks: SHORT_BREAKS });
                in_series = true;
            }
        }
    }
    cycles
}

fn walk(
    timeline: &Timeline,
    standpoint: &Standpoint<'_>,
    cycle: &Cycle,
    since: Day,
    calendars: &Calendars,
    duties: &mut Vec<Duty>,
) {
    let end = cycle.end.filter(|&end| end <= standpoint.day);
    let last = end.unwrap_or(standpoint.day);
    let mut held: Vec<Met> = timeline
        .reviews
        .iter()
        .filter(|review| cycle.start.max(since) <= review.day && review.day <= last)
        .map(|review| Met { day: review.day, learnt: review.learnt })
        .collect();
    held.dedup_by_key(|met| met.day);

    let all_known = cycle.start_known && cycle.start >= since;
    let (repeating, what) = cycle.clocks[cycle.clocks.len() - 1];
    // What each review was due from, and the clock that says so.
    let mut triggers: Vec<(&Clock, Because)> = Vec::with_capacity(held.len() + 1);
    if all_known {
        let (first, began) = cycle.clocks[0];
        triggers.push((first, Because { what: began, day: cycle.start }));
        for (nth, review) in held.iter().enumerate() {
            let &(clock, what) = cycle.clocks.get(nth + 1).unwrap_or(&(repeating, what));
            triggers.push((clock, Because { what, day: review.day }));
        }
    } else {
        let known = held.split_off(held.len().min(1));
        triggers.extend(known.iter().map(|review| (repeating, Because { what, day: review.day })));
        held = known.into_iter().skip(1).collect();
    }
    for (nth, (clock, because)) in triggers.into_iter().enumerate() {
        let Some(mut duty) = Duty::new(clock, because, calendars, standpoint) else { continue };
        duty.met = held.get(nth).copied();
        duty.stopped = if duty.met.is_none() { end } else { None };
        duties.push(duty);
    }
}

#[cfg(test)]
mod tests;
