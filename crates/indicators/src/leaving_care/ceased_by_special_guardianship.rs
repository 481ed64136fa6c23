//! # Children who ceased to be looked after by special guardianship order
//!
//! ## What it counts
//!
//! Ceases by special guardianship order (E45 to E48; E43 and E44 in older returns).
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
//! It shows how far permanence is found within wider families and with former carers.
//!
//! ## Source
//!
//! the council pack's Appendix A, 6.7; SSDA903 item REC.

use calendar::Period;
use timeline::codes::ReasonEnded;
use timeline::{Standpoint, Timeline};

use super::ceased;
use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit};

/// 6.7: children who ceased to be looked after by special guardianship order.
pub static CEASED_BY_SPECIAL_GUARDIANSHIP: Indicator = Indicator {
    id: "6.7",
    title: "Children who ceased to be looked after by special guardianship order",
    section: Section::LookedAfterChildren,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::MonthAndYearToDate,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("ceased_by_special_guardianship.rs"),
    counting: |asked| asked.of_care(Judge::Events(judge)),
};

fn judge(child: &Timeline, days: Period, _: &Standpoint<'_>, add: &mut dyn FnMut(Event)) {
    ceased::each(child, days, add, ReasonEnded::is_special_guardianship);
}
