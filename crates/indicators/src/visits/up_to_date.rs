//! # Visits up to date within the statutory timescale
//!
//! ## What it counts
//!
//! Children to whom no visit is overdue at the end of the day, by the rule that governs the child (regulation 28): every
//! visit at which the child was seen counts, whoever of the authority made it.
//!
//! ## Denominator
//!
//! Children looked after at the end of the day for longer than a week, the time in which the first visit is due.
//!
//! ## Excluded
//!
//! Children looked after for a week or less, and those to whom no visit is known to be owed.
//!
//! ## Edge cases
//!
//! - A visit at which the child was not seen is an attempt and moves nothing.
//! - A missing child is still owed visits.
//! - It is a snapshot, though its title in the council pack reads like a flow.
//! - The council's own standard (every four weeks) is stricter and is shown beside the law, never as law.
//!
//! ## Why it matters
//!
//! A visit is how the authority, as a parent, knows how the child is. The same duty stands on the worker's list: the list
//! and this figure cannot disagree.
//!
//! ## Source
//!
//! Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28; the council pack's Appendix A, 6.16.

use clocks::State;
use clocks::visits::reg_28::Owed;
use timeline::{Standpoint, Timeline};

use crate::{Indicator, Judge, OnEachDay, Polarity, Section, Status, Told, Unit, Verdict};

/// 6.16: visits up to date within the statutory timescale.
pub static UP_TO_DATE: Indicator = Indicator {
    id: "6.16",
    title: "Visits up to date within the statutory timescale",
    section: Section::LookedAfterChildren,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("up_to_date.rs"),
    counting: |asked| {
        asked.if_recorded(
            asked.recorded.visits,
            Judge::LookedAfterThrough(judge),
            "no visits are recorded here",
        )
    },
};

fn judge<'t>(child: &'t Timeline, until: &Standpoint<'t>) -> OnEachDay<'t> {
    let owed = Owed::until(child, until);
    Box::new(move |on| {
        let Some(period) = on.period() else { return Verdict::NotInCohort };
        if period.start.plus_days(7) >= on.day {
            return Verdict::Excluded("looked after for a week or less");
        }
        let mut states = owed.on(on.day).map(|duty| duty.state_on(on.day)).peekable();
        if states.peek().is_none() {
            return Verdict::Excluded("no visit is known to be owed");
        }
        Verdict::of(!states.any(|state| matches!(state, State::Overdue(_))))
    })
}
