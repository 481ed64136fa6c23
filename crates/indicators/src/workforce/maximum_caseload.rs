//! # Maximum caseload of social workers in looked-after teams
//!
//! ## What it counts
//!
//! The largest number of children for whom one social worker of the teams is the lead worker.
//!
//! ## Denominator
//!
//! None.
//!
//! ## Excluded
//!
//! None.
//!
//! ## Edge cases
//!
//! Children, not families. It is one person's number: not for publication where the person can be told.
//!
//! ## Why it matters
//!
//! Nobody can be a good worker to too many children.
//!
//! ## Source
//!
//! the council pack's Appendix A, 11.4.

use crate::{Indicator, Polarity, Section, Status, Told, Unit};

/// 11.4: maximum caseload of social workers in looked-after teams.
pub static MAXIMUM_CASELOAD: Indicator = Indicator {
    id: "11.4",
    title: "Maximum caseload of social workers in looked-after teams",
    section: Section::Workforce,
    unit: Unit::Count,
    polarity: Polarity::Low,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("maximum_caseload.rs"),
    counting: |_| Err("no teams of social workers are recorded here"),
};
