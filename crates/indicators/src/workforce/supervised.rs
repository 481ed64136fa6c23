//! # Supervision in timescale
//!
//! ## What it counts
//!
//! Social workers whose next supervision is not overdue at the end of the day.
//!
//! ## Denominator
//!
//! Social workers who hold a case and are at work on the day, and of whom something says how often they have supervision.
//!
//! ## Excluded
//!
//! Whoever is away from work on the day; whoever has no agreement and no clock that asks for supervision.
//!
//! ## Edge cases
//!
//! - How often is what was agreed with the worker, or what the authority's own standard or the first year asks, whichever is
//!   sooner. Group and joint supervision count for those in whose record they stand.
//! - Whoever was away has a week from the day they came back.
//! - Whoever never had supervision counts from the day on which they came into post.
//!
//! ## Why it matters
//!
//! A missed session leaves a worker alone with what they carry, and a child with what nobody questions. High is good.
//!
//! ## Source
//!
//! Named in inspection reports and in the authority's own standards; no national definition is known, so the interval is the one
//! that holds here.

use timeline::{Standpoint, Worker};

use super::supervision::{is_away, next_due};
use crate::{Indicator, Judge, Polarity, Section, Staffed, Status, Told, Unit, Workforce, WorkforceTold};

/// N.WF.sup: supervision in timescale.
pub static SUPERVISED: Indicator = Indicator {
    id: "N.WF.sup",
    title: "Supervision in timescale",
    section: Section::National,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Knowledge,
    file: include_str!("supervised.rs"),
    counting: |asked| match asked.recorded.allocations {
        true => {
            let otherwise = "no supervision of social workers is recorded here";
            asked.if_recorded_since(asked.recorded.supervision, Judge::Workforce(IN_TIME), otherwise)
        }
        false => Err("it is not recorded here who works with which child"),
    },
};

const IN_TIME: Workforce = Workforce { worker: counts, posts: None, told: WorkforceTold::Workers };

fn counts(worker: &Worker, children: usize, at: &Standpoint<'_>) -> Staffed {
    if children == 0 || super::social_worker_on(worker, at.day).is_none() {
        return Staffed::No;
    }
    if is_away(worker, at.day).is_some() {
        return Staffed::Excluded("away from work on the day");
    }
    let duties = clocks::workforce::supervision::FAMILY.of_worker(worker, at);
    match next_due(worker, &duties, at.day) {
        Some((due, _)) => Staffed::Adds { numerator: i64::from(due >= at.day), denominator: 1 },
        None => Staffed::Excluded("nothing says how often they have supervision"),
    }
}
