//! # Special guardianship orders started
//!
//! ## What it counts
//!
//! Special guardianship orders made in the period. From a return only those that ended a period of care are known
//! (E45 to E48, and E43 and E44 in older returns); the figure says so.
//!
//! ## Denominator
//!
//! None.
//!
//! ## Excluded
//!
//! As 6.4.
//!
//! ## Edge cases
//!
//! The council's own count is wider: it takes in orders for children who were never looked after or are on other
//! plans.
//!
//! ## Why it matters
//!
//! Special guardianship gives a child a family for good without severing birth ties; families need support after
//! the order.
//!
//! ## Source
//!
//! Children Act 1989, section 14A; the council pack's Appendix A, 6.6.

use calendar::Period;
use timeline::codes::ReasonEnded;
use timeline::{Standpoint, Timeline};

use super::ceased;
use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 6.6: special guardianship orders started.
pub static SPECIAL_GUARDIANSHIP_ORDERS: Indicator = Indicator {
    id: "6.6",
    title: "Special guardianship orders started",
    section: Section::LookedAfterChildren,
    unit: Unit::Count,
    polarity: Polarity::High,
    told: Told::MonthAndYearToDate,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("special_guardianship_orders.rs"),
    counting: |asked| {
        let counting = asked.of_care(Judge::Events(judge))?;
        Ok(counting
            .noted("only orders that ended care are known here: orders to other children are not recorded"))
    },
};

fn judge(child: &Timeline, days: Period, _: &Standpoint<'_>, add: &mut dyn FnMut(Event)) {
    ceased::each(child, days, &mut |event| add(only_in(event)), ReasonEnded::is_special_guardianship);
}

/// A cease for another reason is nothing to this count.
fn only_in(event: Event) -> Event {
    match event.verdict {
        Verdict::Out => Event { verdict: Verdict::NotInCohort, ..event },
        _ => event,
    }
}
