//! # Looked-after children per 10,000 people under 18
//!
//! ## What it counts
//!
//! The children of 6.1.
//!
//! ## Denominator
//!
//! The estimate of the number of people aged 0 to 17 who live in the authority, the latest published by the day.
//!
//! ## Excluded
//!
//! As 6.1.
//!
//! ## Edge cases
//!
//! Old months keep the estimate that was the latest then. Without an estimate the rate is not known here.
//!
//! ## Why it matters
//!
//! It lets authorities of different size be compared. A rate that rises faster than that of similar authorities
//! asks for a look at help before care, and at how children leave care.
//!
//! ## Source
//!
//! the council pack's Appendix A, 6.2; Office for National Statistics, mid-year population estimates.

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit};

/// 6.2: looked-after children per 10,000 people under 18.
pub static LOOKED_AFTER_RATE: Indicator = Indicator {
    id: "6.2",
    title: "Looked-after children per 10,000 people under 18",
    section: Section::LookedAfterChildren,
    unit: Unit::RatePer10000 { decimals: 1 },
    polarity: Polarity::Low,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("looked_after_rate.rs"),
    counting: |asked| asked.of_care(Judge::LookedAfter(super::looked_after::judge)),
};
