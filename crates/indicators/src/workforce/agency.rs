//! # Agency rate
//!
//! ## What it counts
//!
//! Social workers from an agency on the day, in full-time equivalents.
//!
//! ## Denominator
//!
//! Social workers from an agency and in post, in full-time equivalents.
//!
//! ## Excluded
//!
//! Whoever's hours are not recorded.
//!
//! ## Edge cases
//!
//! - Whether somebody is from an agency is said with their post; one post of somebody is looked at, the last begun.
//! - The census is of 30 September; told here at the end of each month.
//!
//! ## Why it matters
//!
//! Agency workers keep a team going; a child keeps them for a shorter time. Low is good.
//!
//! ## Source
//!
//! The children's social work workforce census: agency over agency and in post (England 2023: 7,173.5 over 40,292.6).

use timeline::{Standpoint, Worker};

use crate::{Indicator, Judge, Polarity, Section, Staffed, Status, Told, Unit, Workforce, WorkforceTold};

/// N.WF.ag: agency rate.
pub static AGENCY: Indicator = Indicator {
    id: "N.WF.ag",
    title: "Agency rate",
    section: Section::National,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::Low,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("agency.rs"),
    counting: |asked| {
        asked.if_recorded_since(asked.recorded.staff, Judge::Workforce(FROM_AN_AGENCY), super::NOBODY)
    },
};

const FROM_AN_AGENCY: Workforce = Workforce { worker: counts, posts: None, told: WorkforceTold::FullTime };

fn counts(worker: &Worker, _: usize, at: &Standpoint<'_>) -> Staffed {
    let Some(post) = super::social_worker_on(worker, at.day) else { return Staffed::No };
    match super::hundredths(post, at) {
        Some(hundredths) => {
            let numerator = if post.agency { hundredths } else { 0 };
            Staffed::Adds { numerator, denominator: hundredths }
        }
        None => Staffed::Excluded(super::NO_HOURS),
    }
}
