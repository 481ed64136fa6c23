//! # Turnover rate
//!
//! ## What it counts
//!
//! Social workers who left in the twelve months to the day, in full-time equivalents by the hours of the post that they left.
//!
//! ## Denominator
//!
//! Social workers in post on the day, in full-time equivalents.
//!
//! ## Excluded
//!
//! Agency workers; whoever left or is in post and whose hours are not recorded.
//!
//! ## Edge cases
//!
//! - Whoever moves to another team, or to another post as a social worker, leaves none. Whoever becomes something else here, a
//!   manager for one, has left social work with children as the census counts it.
//! - Somebody who left and came back and holds a post on the day has not left.
//! - The census is of 30 September; told here at the end of each month, of the year to then. Where posts are not recorded for the
//!   whole of that year the figure is not known here.
//! - Somebody who is in post and somebody who left are behind the figure: the first in the denominator only.
//!
//! ## Why it matters
//!
//! Each who leaves is a worker whom children lose. Low is good, and none at all may be a team that stands still.
//!
//! ## Source
//!
//! The children's social work workforce census: leavers over in post (England 2023: 5,254.6 over 33,119.1).

use timeline::{Standpoint, Worker};

use crate::{Indicator, Judge, Polarity, Section, Staffed, Status, Told, Unit, Workforce, WorkforceTold};

/// N.WF.turn: turnover rate.
pub static TURNOVER: Indicator = Indicator {
    id: "N.WF.turn",
    title: "Turnover rate",
    section: Section::National,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::Low,
    told: Told::RollingYear,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("turnover.rs"),
    counting: |asked| {
        let whole_year = asked.recorded.staff.map(|since| since.plus_months(12));
        let otherwise = "posts of social workers with their hours are not recorded here for the whole year";
        asked.if_recorded_since(whole_year, Judge::Workforce(LEAVERS), otherwise)
    },
};

const LEAVERS: Workforce = Workforce { worker: counts, posts: None, told: WorkforceTold::FullTime };

fn counts(worker: &Worker, _: usize, at: &Standpoint<'_>) -> Staffed {
    let (post, left) = match super::social_worker_on(worker, at.day) {
        Some(post) => (post, false),
        None => match super::left_in_a_year(worker, at.day) {
            Some(post) => (post, true),
            None => return Staffed::No,
        },
    };
    if post.agency {
        return Staffed::No;
    }
    match super::hundredths(post, at) {
        Some(hundredths) if left => Staffed::Adds { numerator: hundredths, denominator: 0 },
        Some(hundredths) => Staffed::Adds { numerator: 0, denominator: hundredths },
        None => Staffed::Excluded(super::NO_HOURS),
    }
}
