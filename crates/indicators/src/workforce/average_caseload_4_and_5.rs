//! # Average caseload of social workers in looked-after teams 4 and 5
//!
//! ## What it counts
//!
//! Children allocated to qualified social workers of the teams.
//!
//! ## Denominator
//!
//! Those workers in full-time equivalents, by contracted hours.
//!
//! ## Excluded
//!
//! None.
//!
//! ## Edge cases
//!
//! The council pack does not reduce the hours of newly qualified workers; publish both forms.
//!
//! ## Why it matters
//!
//! Too many children and none is known well; too few and workers sit in the wrong team.
//!
//! ## Source
//!
//! the council pack's Appendix A, 11.5b.

use crate::{Indicator, Polarity, Section, Status, Told, Unit};

/// 11.5b: average caseload of social workers in looked-after teams 4 and 5.
pub static AVERAGE_CASELOAD_4_AND_5: Indicator = Indicator {
    id: "11.5b",
    title: "Average caseload of social workers in looked-after teams 4 and 5",
    section: Section::Workforce,
    unit: Unit::Average { decimals: 1 },
    polarity: Polarity::WithinRange,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("average_caseload_4_and_5.rs"),
    counting: |_| Err("no teams or working hours of social workers are recorded here"),
};
