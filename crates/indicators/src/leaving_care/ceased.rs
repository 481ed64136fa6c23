//! # Children who ceased to be looked after
//!
//! ## What it counts
//!
//! Periods of care that ended in the period, for any reason: deaths, transfers to another authority and turning 18
//! too.
//!
//! ## Denominator
//!
//! None.
//!
//! ## Excluded
//!
//! Periods that ended while under an agreed series of short breaks.
//!
//! ## Edge cases
//!
//! A child who leaves care twice counts twice. Turning 18 is a cease dated on the birthday. A row without a last
//! day has not ended, whatever its reason says. An end of care followed by a row that is not S did end.
//!
//! ## Why it matters
//!
//! With admissions it explains the number in care. The council pack calls more ceases good; the reasons decide
//! whether they are.
//!
//! ## Source
//!
//! the council pack's Appendix A, 6.4; SSDA903 items DEC and REC.

use calendar::Period;
use timeline::codes::ReasonEnded;
use timeline::{Standpoint, Timeline};

use crate::coming_into_care::SHORT_BREAK;
use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 6.4: children who ceased to be looked after.
pub static CEASED: Indicator = Indicator {
    id: "6.4",
    title: "Children who ceased to be looked after",
    section: Section::LookedAfterChildren,
    unit: Unit::Count,
    polarity: Polarity::High,
    told: Told::MonthAndYearToDate,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("ceased.rs"),
    counting: |asked| asked.of_care(Judge::Events(judge)),
};

/// Each period of care that ended in these days, its reason, and whether it counts.
pub(crate) fn each(
    child: &Timeline,
    days: Period,
    add: &mut dyn FnMut(Event),
    counts: fn(ReasonEnded) -> bool,
) {
    for period in &child.periods {
        let Some((day, reason)) = period.ceased() else { continue };
        if !days.contains(day) {
            continue;
        }
        let short_break = child.ends_of(period).is_some_and(|(_, last)| last.is_short_break());
        let verdict = if short_break { Verdict::Excluded(SHORT_BREAK) } else { Verdict::of(counts(reason)) };
        add(Event { day, verdict });
    }
}

fn judge(child: &Timeline, days: Period, _: &Standpoint<'_>, add: &mut dyn FnMut(Event)) {
    each(child, days, add, |_| true);
}
