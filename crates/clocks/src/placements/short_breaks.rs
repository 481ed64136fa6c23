//! Short breaks under an agreed series: none longer than 17 days, and no more than 75 days in any twelve months.
//! Beyond either, the full rules of being looked after apply.
//!
//! The twelve months roll: the return tests each collection year, the law any. Nights are counted, from the day a
//! break began to the day it ended.

use calendar::{Day, Length, Moment, day};
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
    let today = owed.today();
    let is_break = |row: &&Episode| row.legal == Some(timeline::codes::LegalStatus::V3) && row.start <= today;
    let breaks: Vec<&Episode> = child.episodes.iter().filter(is_break).collect();
    // Days on breaks in the twelve months before a day.
    let days_before = |day: Day| -> i32 {
        let year_before = day.plus_months(-12);
        let ended = |row: &Episode| row.end.unwrap_or(today).min(day);
        breaks.iter().map(|row| row.start.max(year_before).days_until(ended(row)).max(0)).sum()
    };
    // From when on there were no more than the most again, after they were passed last.
    let mut within_again = Some(Day::from_number(i32::MIN / 2));
    for row in &breaks {
        // When a row of care was learnt is not told in the strand; its day stands for it.
        let on = |day: Day| Met { day, learnt: Moment::end_of(day) };
        owed.lasts(&SINGLE, because("the short break began", row.start), row.end.map(on));
        let end = row.end.unwrap_or(today).min(today);
        let days = days_before(end);
        if days > MOST_DAYS && within_again.is_some_and(|again| again <= row.start) {
            let over = end.plus_days(MOST_DAYS - days).max(row.start);
            let mut later = (1..=end.days_until(today)).map(|after| end.plus_days(after));
            within_again = later.find(|&day| days_before(day) <= MOST_DAYS);
            let passed = because("75 days of breaks in twelve months were passed", over);
            owed.by(&YEAR, passed, over, None, within_again.map(on));
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
