//! # Care leavers and eligible children with an up-to-date pathway plan
//!
//! ## What it counts
//!
//! Those whose pathway plan was made or reviewed in the last six months.
//!
//! ## Denominator
//!
//! Eligible children from 16 years and 3 months, relevant and former relevant young people to 21, or to 25 who ask
//! for help.
//!
//! ## Excluded
//!
//! None.
//!
//! ## Edge cases
//!
//! An up-to-date plan is a plan: 7.3 may never exceed 7.2.
//!
//! ## Why it matters
//!
//! The plan says who will do what so that a young person can live on their own.
//!
//! ## Source
//!
//! Care Leavers (England) Regulations 2010, part 3; the council pack's Appendix A, 7.3.

use crate::{Indicator, Polarity, Section, Status, Told, Unit};

/// 7.3: care leavers and eligible children with an up-to-date pathway plan.
pub static PATHWAY_PLAN_UP_TO_DATE: Indicator = Indicator {
    id: "7.3",
    title: "Care leavers and eligible children with an up-to-date pathway plan",
    section: Section::CareLeavers,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("pathway_plan_up_to_date.rs"),
    counting: |_| Err("no pathway plans are recorded here"),
};
