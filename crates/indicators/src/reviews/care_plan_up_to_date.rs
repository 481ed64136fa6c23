//! # Looked-after children with an up-to-date care plan
//!
//! ## What it counts
//!
//! Children whose care plan was made or updated within the time the authority sets.
//!
//! ## Denominator
//!
//! Children looked after for more than 10 working days at the end of the day.
//!
//! ## Excluded
//!
//! None.
//!
//! ## Edge cases
//!
//! The council pack calls this 6.14 on its reviews page.
//!
//! ## Why it matters
//!
//! The care plan is the authority's word on what it will do for the child.
//!
//! ## Source
//!
//! Care Planning, Placement and Case Review (England) Regulations 2010, regulations 4 to 6; the council pack's
//! Appendix A, 6.15.

use crate::{Indicator, Polarity, Section, Status, Told, Unit};

/// 6.15: looked-after children with an up-to-date care plan.
pub static CARE_PLAN_UP_TO_DATE: Indicator = Indicator {
    id: "6.15",
    title: "Looked-after children with an up-to-date care plan",
    section: Section::LookedAfterChildren,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("care_plan_up_to_date.rs"),
    counting: |_| Err("no care plans are recorded here"),
};
