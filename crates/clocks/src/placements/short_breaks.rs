//! Short breaks under an agreed series: none longer than 17 days, and no more than 75 days in any twelve months.
//! Beyond either, the full rules of being looked after apply.
//!
//! The twelve months roll: the return tests each collection year, the law any. Nights are counted, from the day a
//! break began to the day it ended.

use calendar::{Length, Moment, day};
use law::instruments::CPPCR_2010;
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::placements::Placement;
use timeline::{Definition, Episode, Standpoint, Timeline};

use crate::owed::{Owed, because};
use crate::{Allowed, Clock, Duties, Duty, Family, Met, MetBy, Sort};

/// The family.
pub static FAMILY: Family =
    Family { title: "Short breaks", clocks: &[&SINGLE, &YEAR], duties: Duties::Child(duties) };

/// Longest single short break.
pub static SINGLE: Clock = Clock {
    id: "sb.limit.single",
    title: "Longest single short break",
    sort: Sort::Limit,
    owner: "System",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Days(17)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("48(2)(c)(i)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The break ends", kinds: &[Placement::KIND] },
};

/// Short breaks total.
pub static YEAR: Clock = Clock {
    id: "sb.limit.year",
    title: "Short breaks total",
    sort: Sort::Limit,
    owner: "System",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Days(75)),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("48(2)(c)(iii)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "No more breaks are taken for a while", kinds: &[Placement::KIND] },
};

/// The most days in any twelve months.
const MOST_DAYS: i32 = 75;

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    // Under V3 each break is a row; under V4 the agreement is one, and the breaks are not in the return.
    let is_break = |row: &&Episode| row.legal == Some(timeline::codes::LegalStatus::V3);
    let breaks: Vec<&Episode> = child.episodes.iter().filter(is_break).collect();
    let mut beyond = false;
    for (nth, row) in breaks.iter().enumerate() {
        // When a row of care was learnt is not told in the strand; its day stands for it.
        let ended = row.end.map(|end| Met { day: end, learnt: Moment::end_of(end) });
        owed.lasts(&SINGLE, because("the short break began", row.start), ended);
        let end = row.end.unwrap_or(owed.today()).min(owed.today());
        let year_before = end.plus_months(-12);
        let days: i32 = breaks[..=nth]
            .iter()
            .map(|row| row.start.max(year_before).days_until(row.end.unwrap_or(end).min(end)).max(0))
            .sum();
        if days > MOST_DAYS && !beyond {
            let over = end.plus_days(MOST_DAYS - days).max(row.start);
            owed.by(&YEAR, because("75 days of breaks in twelve months were passed", over), over, None, None);
        }
        beyond = days > MOST_DAYS;
    }
    owed.all()
}

#[cfg(test)]
mod tests;
