//! # Children who ceased to be looked after for permanence
//!
//! ## What it counts
//!
//! Ceases by adoption (E11, E12), residence or child arrangements order (E41) or special guardianship order (E45 to
//! E48; E43 and E44 in older returns).
//!
//! ## Denominator
//!
//! The ceases of 6.4 in the same period.
//!
//! ## Excluded
//!
//! As 6.4.
//!
//! ## Edge cases
//!
//! The year to date is the sum of its months over the sum of their ceases, never the mean of monthly shares. No
//! ceases: no value.
//!
//! ## Why it matters
//!
//! A legal permanent home is what most children in care are waiting for. Going home to parents is not permanence in
//! this measure, though it may be for the child.
//!
//! ## Source
//!
//! the council pack's Appendix A, 6.5; SSDA903 item REC.

use calendar::Period;
use timeline::codes::ReasonEnded;
use timeline::{Standpoint, Timeline};

use super::ceased;
use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit};

/// 6.5: children who ceased to be looked after for permanence.
pub static CEASED_FOR_PERMANENCE: Indicator = Indicator {
    id: "6.5",
    title: "Children who ceased to be looked after for permanence",
    section: Section::LookedAfterChildren,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::MonthAndYearToDate,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("ceased_for_permanence.rs"),
    counting: |asked| asked.of_care(Judge::Events(judge)),
};

fn judge(child: &Timeline, days: Period, _: &Standpoint<'_>, add: &mut dyn FnMut(Event)) {
    ceased::each(child, days, add, |reason| {
        reason.is_adoption() || reason.is_special_guardianship() || reason == ReasonEnded::E41
    });
}
