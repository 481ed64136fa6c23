//! # Average days from placement order to match (A2)
//!
//! ## What it counts
//!
//! The sum of the days from the first placement order (or freeing order) to the match with the adopters; a match
//! before the order counts as no days.
//!
//! ## Denominator
//!
//! Children adopted in the period who had a placement order and were placed for adoption.
//!
//! ## Excluded
//!
//! Children without a placement order, children whose last placement is not for adoption (A3 to A6), and those
//! whose dates are not known here.
//!
//! ## Edge cases
//!
//! The order is the first in the period of care that ended in adoption. Where the first known row already stands
//! under the order, its day is not known.
//!
//! ## Why it matters
//!
//! Between the order and the match the law is done and the child waits for a family.
//!
//! ## Source
//!
//! DfE, adoption scorecards, A2; SSDA903 items LS and DATE_MATCH; the council pack's Appendix A, 10.5.

use calendar::Period;
use timeline::{Standpoint, Timeline};

use super::Ordered;
use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 10.5: average days from placement order to match (A2).
pub static ORDER_TO_MATCH: Indicator = Indicator {
    id: "10.5",
    title: "Average days from placement order to match (A2)",
    section: Section::Adoption,
    unit: Unit::Days { decimals: 1 },
    polarity: Polarity::Low,
    told: Told::YearToDateOnly,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("order_to_match.rs"),
    counting: |asked| asked.of_care(Judge::Events(judge)),
};

fn judge(child: &Timeline, days: Period, _: &Standpoint<'_>, add: &mut dyn FnMut(Event)) {
    super::each(child, days, add, |adopted| {
        if adopted.placed().is_none() {
            return Verdict::Excluded(super::NOT_PLACED);
        }
        let ordered = match adopted.placement_order() {
            Ordered::On(day) => day,
            Ordered::Never => return Verdict::Excluded("there was no placement order"),
            Ordered::NotKnown => {
                return Verdict::Excluded("the day of the placement order is not known here");
            }
        };
        match adopted.matched() {
            None => Verdict::Excluded("the day of the match is not known here"),
            Some(matched) => Verdict::Days(ordered.days_until(matched).max(0)),
        }
    });
}
