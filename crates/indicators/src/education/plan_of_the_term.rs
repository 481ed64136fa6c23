//! # Looked-after children with an up-to-date personal education plan
//!
//! ## What it counts
//!
//! Eligible children whose personal education plan was made or reviewed in the school term.
//!
//! ## Denominator
//!
//! Eligible children looked after at the end of the term.
//!
//! ## Excluded
//!
//! None. Children who came into care too late for a meeting stay in.
//!
//! ## Edge cases
//!
//! Told only at the end of July, December and March; no value in other months.
//!
//! ## Why it matters
//!
//! A plan a year old says little about a child's term.
//!
//! ## Source
//!
//! the council pack's Appendix A, 6.14.

use crate::{Indicator, Polarity, Section, Status, Told, Unit};

/// 6.14: looked-after children with an up-to-date personal education plan.
pub static PLAN_OF_THE_TERM: Indicator = Indicator {
    id: "6.14",
    title: "Looked-after children with an up-to-date personal education plan",
    section: Section::LookedAfterChildren,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::TermEnd,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("plan_of_the_term.rs"),
    counting: |_| Err("no school term dates are recorded here"),
};
