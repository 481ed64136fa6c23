//! # Looked-after children with three or more social workers in 12 months
//!
//! ## What it counts
//!
//! Children looked after at the end of the day who had three or more different social workers in the twelve months to it.
//!
//! ## Denominator
//!
//! Children looked after at the end of the day.
//!
//! ## Excluded
//!
//! None beside short breaks.
//!
//! ## Edge cases
//!
//! - Somebody who had the child for under five working days stood in: cover is no change of worker. Whoever has the child
//!   on the day is their worker, however short a time.
//! - Two times with one worker are one worker, whether or not another was between them.
//! - A worker who had the child on the first of the days counts.
//! - A child with whom nobody is recorded to work is in the denominator.
//! - The page of the workforce (`/workforce`) tells the same children of today.
//!
//! ## Why it matters
//!
//! A child who tells their life to a third stranger in a year may not tell it again. Low is good.
//!
//! ## Source
//!
//! The dashboard's measure of the children's social work enablers, with the threshold of three; leaving out cover is a local
//! variant of it. SSDA903 table SW_Episodes.

use std::sync::Arc;

use calendar::{Day, Holidays};
use timeline::codes::WorkerChangeReason;
use timeline::{OnDay, Standpoint, Timeline};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// N.WF.swchg: looked-after children with three or more social workers in 12 months.
pub static CHANGES_OF_WORKER: Indicator = Indicator {
    id: "N.WF.swchg",
    title: "Looked-after children with three or more social workers in 12 months",
    section: Section::National,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::Low,
    told: Told::RollingYear,
    looks_back: 12,
    version: 1,
    status: Status::Verified,
    file: include_str!("changes_of_worker.rs"),
    counting: |asked| {
        let known = asked.recorded.care && asked.recorded.allocations;
        asked.if_recorded(
            known,
            Judge::LookedAfter(judge),
            "it is not recorded here who works with which child",
        )
    },
};

fn judge(on: &OnDay<'_>, _: &Standpoint<'_>) -> Verdict {
    Verdict::of(workers_in_a_year(on.timeline, on.day) >= MANY_WORKERS)
}

/// A child who had as many in a year is counted.
pub const MANY_WORKERS: usize = 3;

/// A worker who had a child for fewer working days stood in: it is cover, not a change.
const COVER_DAYS: i32 = 5;

/// A social worker whom a child had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Had {
    /// Who.
    pub worker: Arc<str>,
    /// From.
    pub since: Day,
    /// To; `None` for the worker of the day.
    pub until: Option<Day>,
    /// Days so far.
    pub days: i32,
    /// Why the child came to them.
    pub because: Option<WorkerChangeReason>,
    /// Whether it was cover for a few days: no change of worker.
    pub cover: bool,
}

/// The social workers whom a child had up to a day, the latest first. Two allocations of one worker that follow each other
/// are one.
pub fn workers_of(child: &Timeline, day: Day) -> Vec<Had> {
    let mut all: Vec<Had> = Vec::new();
    for held in child.allocations.iter().filter(|held| held.since <= day) {
        let until = held.until.filter(|until| *until <= day);
        let end = until.unwrap_or(day);
        match all.last_mut() {
            Some(last) if last.worker == held.worker && last.until == Some(held.since) => {
                last.until = until;
                last.days = last.since.days_until(end);
            }
            _ => all.push(Had {
                worker: held.worker.clone(),
                since: held.since,
                until,
                days: held.since.days_until(end),
                because: held.because,
                cover: false,
            }),
        }
    }
    let holidays = Holidays::england_and_wales();
    for had in &mut all {
        let worked = |until: Day| holidays.working_days_between(had.since.plus_days(-1), until.plus_days(-1));
        had.cover = had.until.is_some_and(|until| worked(until) < COVER_DAYS);
    }
    all.reverse();
    all
}

/// How many social workers a child had in a year up to a day, cover apart.
pub fn workers_in_a_year(child: &Timeline, day: Day) -> usize {
    let year = day.plus_months(-12);
    let all = workers_of(child, day);
    let had = all.iter().filter(|had| !had.cover && had.until.is_none_or(|until| until > year));
    let mut workers: Vec<&str> = had.map(|had| &*had.worker).collect();
    workers.sort_unstable();
    workers.dedup();
    workers.len()
}
