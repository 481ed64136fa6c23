//! # Average caseload
//!
//! ## What it counts
//!
//! Children allocated on the day to social workers who hold at least one.
//!
//! ## Denominator
//!
//! Those social workers in full-time equivalents, agency workers among them.
//!
//! ## Excluded
//!
//! Workers whose hours are not recorded, and their children.
//!
//! ## Edge cases
//!
//! - A case is one child who is allocated: brothers and sisters are several. Households that foster are not counted.
//! - Whoever holds nobody is in no part of it, unlike in 11.5.
//! - Contracted hours over those of somebody full time, as the authority set them with its caseload weights. Not reduced for the
//!   first year or for sickness.
//! - The census is of 30 September; told here at the end of each month.
//!
//! ## Why it matters
//!
//! Too many children and none is known well.
//!
//! ## Source
//!
//! The children's social work workforce census: cases over full-time equivalents who hold any (England 2023: 337,055 over
//! 21,111.4).

use timeline::{Standpoint, Worker};

use crate::{Indicator, Judge, Polarity, Section, Staffed, Status, Told, Unit, Workforce, WorkforceTold};

/// N.WF.case: average caseload.
pub static AVERAGE_CASES: Indicator = Indicator {
    id: "N.WF.case",
    title: "Average caseload",
    section: Section::National,
    unit: Unit::Average { decimals: 1 },
    polarity: Polarity::Low,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("average_cases.rs"),
    counting: |asked| match asked.recorded.allocations {
        true => asked.if_recorded_since(asked.recorded.staff, Judge::Workforce(CASES), super::NOBODY),
        false => Err("it is not recorded here who works with which child"),
    },
};

const CASES: Workforce = Workforce { worker: counts, posts: None, told: WorkforceTold::Cases };

fn counts(worker: &Worker, children: usize, at: &Standpoint<'_>) -> Staffed {
    let Some(post) = super::social_worker_on(worker, at.day).filter(|_| children > 0) else {
        return Staffed::No;
    };
    match super::hundredths(post, at) {
        Some(hundredths) => Staffed::Adds { numerator: children as i64, denominator: hundredths },
        None => Staffed::Excluded(super::NO_HOURS),
    }
}
