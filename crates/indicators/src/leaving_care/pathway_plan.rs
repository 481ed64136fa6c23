//! # Care leavers and eligible children with a pathway plan
//!
//! ## What it counts
//!
//! Eligible children and care leavers who have a pathway plan.
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
//! An up-to-date plan is a plan: 7.3 may never exceed 7.2. Who is eligible, relevant or former relevant is worked out from the
//! record, one way for figures, clocks and pages. From 21, who wants support by the last answer. Not known here before the day
//! from which pathway plans are recorded.
//!
//! ## Why it matters
//!
//! The plan says who will do what so that a young person can live on their own.
//!
//! ## Source
//!
//! Care Leavers (England) Regulations 2010, part 3; the council pack's Appendix A, 7.2.

use timeline::{Standpoint, Timeline};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 7.2: care leavers and eligible children with a pathway plan.
pub static PATHWAY_PLAN: Indicator = Indicator {
    id: "7.2",
    title: "Care leavers and eligible children with a pathway plan",
    section: Section::CareLeavers,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("pathway_plan.rs"),
    counting: |asked| super::of_plans(asked, Judge::Anyone(judge)),
};

fn judge(person: &Timeline, at: &Standpoint<'_>) -> Verdict {
    super::planned(person, at.day).map_or_else(|verdict| verdict, |plan| Verdict::of(plan.is_some()))
}
