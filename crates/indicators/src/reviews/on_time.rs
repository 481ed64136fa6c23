//! # Looked-after reviews held in time
//!
//! ## What it counts
//!
//! Reviews of the period that were held on or before the day they were due.
//!
//! ## Denominator
//!
//! Reviews of the period: each review has one day, the day it was held or the day it was due, whichever came first. So a
//! review held early counts when it was held, and a late or missing one when it was due.
//!
//! ## Excluded
//!
//! Reviews that fell due on or after the day care ended or the 18th birthday. Reviews of children in a series of short
//! breaks. Reviews held of which it cannot be known when they were due.
//!
//! ## Edge cases
//!
//! - Reviews are counted, not children. The older form, the share of children whose every review was in time, is another
//!   measure.
//! - The day due follows from the review that was actually held before, never from the day that one was due.
//! - Where the start of care, or the reviews before, are not known here, the first two known reviews cannot be judged; from
//!   the third on they can.
//! - A review cancelled and held later is late, whatever the reason.
//!
//! ## Why it matters
//!
//! A review is where somebody independent asks whether the plan is still right. A late one leaves a child waiting.
//!
//! ## Source
//!
//! Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33; the council pack's Appendix A, 6.8.

use calendar::Period;
use clocks::reviews::reg_33;
use clocks::{Duty, State};
use timeline::{Standpoint, Timeline};

use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 6.8: looked-after reviews held in time.
pub static ON_TIME: Indicator = Indicator {
    id: "6.8",
    title: "Looked-after reviews held in time",
    section: Section::LookedAfterChildren,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::MonthAndYearToDate,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("on_time.rs"),
    counting: |asked| {
        asked.if_recorded(asked.recorded.reviews, Judge::Events(judge), "no reviews are recorded here")
    },
};

fn judge(child: &Timeline, days: Period, at: &Standpoint<'_>, add: &mut dyn FnMut(Event)) {
    if !child.in_care_between(days.from, days.to) {
        return;
    }
    let duties = reg_33::FAMILY.of_child(child, at);
    let counted = duties.iter().filter(|duty| days.contains(duty.counted_on()) && !lapsed(duty, at));
    for duty in counted.filter(|duty| !short_break(duty)) {
        let in_time = duty.met.is_some_and(|met| met.day <= duty.due);
        add(Event { day: duty.counted_on(), verdict: Verdict::of(in_time) });
    }
    let judged = |day| duties.iter().any(|duty| duty.met.is_some_and(|met| met.day == day));
    let mut last = None;
    for review in child.reviews.iter().filter(|review| days.contains(review.day)) {
        if last != Some(review.day) && !judged(review.day) && child.on(review.day).looked_after() {
            add(Event { day: review.day, verdict: Verdict::Excluded(NOT_KNOWN) });
        }
        last = Some(review.day);
    }
}

/// Why a review that was held is not counted.
const NOT_KNOWN: &str =
    "when it was due is not known here: care, or the reviews before, began before the record";

/// It stopped being owed before it was late.
fn lapsed(duty: &Duty, at: &Standpoint<'_>) -> bool {
    duty.state_on(at.day) == State::Lapsed
}

fn short_break(duty: &Duty) -> bool {
    duty.clock == &reg_33::SHORT_BREAKS_FIRST || duty.clock == &reg_33::SHORT_BREAKS_AFTER
}
