//! # Left care to family: parents, relatives, guardians
//!
//! ## What it counts
//!
//! Ceases to parents (E4A, E4B), to relatives without parental responsibility (E13), by a child arrangements order
//! (E41) and by special guardianship (E45 to E48, and E43 and E44 of older returns).
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
//! The year to date is the sum of its months over the sum of their ceases. No ceases: no value.
//!
//! ## Why it matters
//!
//! A child’s own family comes first.
//!
//! ## Source
//!
//! Children’s social care national framework, outcome 2; SSDA903 item REC.

use calendar::Period;
use timeline::codes::ReasonEnded;
use timeline::{Standpoint, Timeline};

use crate::leaving_care::ceased;
use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit};

/// N.PERM.cease: left care to family: parents, relatives, guardians.
pub static CEASED_TO_FAMILY: Indicator = Indicator {
    id: "N.PERM.cease",
    title: "Left care to family: parents, relatives, guardians",
    section: Section::National,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::MonthAndYearToDate,
    looks_back: 0,
    version: 1,
    status: Status::Knowledge,
    file: include_str!("ceased_to_family.rs"),
    counting: |asked| asked.of_care(Judge::Events(judge)),
};

fn judge(child: &Timeline, days: Period, _: &Standpoint<'_>, add: &mut dyn FnMut(Event)) {
    ceased::each(child, days, add, |reason| {
        use ReasonEnded::{E4A, E4B, E13, E41};
        matches!(reason, E4A | E4B | E13 | E41) || reason.is_special_guardianship()
    });
}
