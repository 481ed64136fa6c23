//! # Number of looked-after children
//!
//! ## What it counts
//!
//! Children looked after at the end of the day: placed for adoption, placed with parents under a care order, in
//! custody under a care order and missing children among them.
//!
//! ## Denominator
//!
//! None.
//!
//! ## Excluded
//!
//! Children looked after only under an agreed series of short breaks (legal status V3 or V4, and the discontinued
//! V1).
//!
//! ## Edge cases
//!
//! The day care begins counts, the day it ends does not. Children are counted, not rows of care. A row left open
//! past the 18th birthday is counted, and is a finding of the return. Rows that overlap make one child.
//!
//! ## Why it matters
//!
//! Every plan for placements, workers and money begins with this number. It is neither good nor bad alone: hold it
//! against admissions, ceases and their reasons.
//!
//! ## Source
//!
//! Children Act 1989, section 22(1); the council pack's Appendix A, 6.1; SSDA903 guidance on short breaks.

use timeline::{OnDay, Standpoint};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 6.1: number of looked-after children.
pub static LOOKED_AFTER: Indicator = Indicator {
    id: "6.1",
    title: "Number of looked-after children",
    section: Section::LookedAfterChildren,
    unit: Unit::Count,
    polarity: Polarity::Info,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("looked_after.rs"),
    counting: |asked| asked.of_care(Judge::LookedAfter(judge)),
};

pub(super) fn judge(_: &OnDay<'_>, _: &Standpoint<'_>) -> Verdict {
    Verdict::In
}
