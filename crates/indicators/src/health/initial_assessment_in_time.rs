//! # Initial health assessments within 20 working days
//!
//! ## What it counts
//!
//! Initial health assessments done on or before the 20th working day after care began.
//!
//! ## Denominator
//!
//! Children whose assessment fell due in the period (care began 20 working days earlier) and who were still looked after on
//! that day.
//!
//! ## Excluded
//!
//! Children who left care on or before the day it was due. Children under an agreed series of short breaks.
//!
//! ## Edge cases
//!
//! - It counts in the month it was due, not the month it was done or care began.
//! - A child who comes back into care has a new 20 working days. A decision that an earlier assessment is still valid is not
//!   recorded here.
//! - Where the start of care is not known here, neither is the day due.
//!
//! ## Why it matters
//!
//! A child who comes into care has rarely been to a doctor lately.
//!
//! ## Source
//!
//! Care Planning, Placement and Case Review (England) Regulations 2010, regulation 7; the council pack's Appendix A, 6.12.

use calendar::Period;
use timeline::{Standpoint, Timeline};

use super::initial_due_day;
use crate::coming_into_care::SHORT_BREAK;
use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 6.12: initial health assessments within 20 working days.
pub static INITIAL_ASSESSMENT_IN_TIME: Indicator = Indicator {
    id: "6.12",
    title: "Initial health assessments within 20 working days",
    section: Section::LookedAfterChildren,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::MonthAndYearToDate,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("initial_assessment_in_time.rs"),
    counting: |asked| {
        let recorded = asked.recorded.health_assessments;
        asked.if_recorded(recorded, Judge::Events(judge), "no dated health assessments are recorded here")
    },
};

fn judge(child: &Timeline, days: Period, _: &Standpoint<'_>, add: &mut dyn FnMut(Event)) {
    for period in child.periods.iter().filter(|period| period.start_known()) {
        // 20 working days are never more than 60 days: a quick no for other years.
        if period.start > days.to || period.start.plus_days(60) < days.from {
            continue;
        }
        let due = initial_due_day(period.start);
        if !days.contains(due) {
            continue;
        }
        let short_break = child.ends_of(period).is_some_and(|(first, _)| first.is_short_break());
        let in_time = period.start..=due;
        let verdict = if short_break {
            Verdict::Excluded(SHORT_BREAK)
        } else if period.end.is_some_and(|end| end <= due) {
            Verdict::Excluded("care ended before the assessment was due")
        } else {
            Verdict::of(child.health_assessments.iter().any(|done| in_time.contains(&done.day)))
        };
        add(Event { day: due, verdict });
    }
}
