//! # Looked-after children with a personal education plan
//!
//! ## What it counts
//!
//! Eligible children with at least one personal education plan made in the current period of care.
//!
//! ## Denominator
//!
//! Children looked after at the end of the day, from the 2nd to the day before the 18th birthday.
//!
//! ## Excluded
//!
//! Children whose date of birth is not known here.
//!
//! ## Edge cases
//!
//! The lower age is 2 since September 2015 in the council pack; other authorities use 3. Children who came into
//! care yesterday are in the denominator.
//!
//! ## Why it matters
//!
//! The plan is how a corporate parent keeps watch over a child's schooling.
//!
//! ## Source
//!
//! Statutory guidance on promoting the education of looked-after children; the council pack's Appendix A, 6.13.

use timeline::{OnDay, Standpoint};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 6.13: looked-after children with a personal education plan.
pub static HAS_A_PLAN: Indicator = Indicator {
    id: "6.13",
    title: "Looked-after children with a personal education plan",
    section: Section::LookedAfterChildren,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("has_a_plan.rs"),
    counting: |asked| {
        let recorded = asked.recorded.education_plans;
        asked.if_recorded(
            recorded,
            Judge::LookedAfter(judge),
            "no personal education plans are recorded here",
        )
    },
};

fn judge(on: &OnDay<'_>, _: &Standpoint<'_>) -> Verdict {
    super::of_eligible(on, |period| {
        on.timeline.education_plans.iter().any(|plan| (period.start..=on.day).contains(&plan.day))
    })
}
