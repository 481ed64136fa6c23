//! # Admissions of looked-after children
//!
//! ## What it counts
//!
//! Periods of care that began in the period: a row whose reason is S.
//!
//! ## Denominator
//!
//! None.
//!
//! ## Excluded
//!
//! Periods that began under an agreed series of short breaks.
//!
//! ## Edge cases
//!
//! A child who comes into care twice counts twice; the DfE counts children once, at the latest start. A transfer in
//! from another authority is an admission. Left and returned the same day is a cease and an admission. A child who
//! came from short breaks by a change of legal status is not an admission: stock and flow carry a line for them.
//! Where the first known row says that care went on, its start is not known here and is counted in no month.
//!
//! ## Why it matters
//!
//! The flow into care, month by month, is the earliest sign of what placements and courts will need.
//!
//! ## Source
//!
//! the council pack's Appendix A, 6.3; SSDA903 item RNE.

use calendar::Period;
use timeline::{Standpoint, Timeline};

use super::SHORT_BREAK;
use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 6.3: admissions of looked-after children.
pub static ADMISSIONS: Indicator = Indicator {
    id: "6.3",
    title: "Admissions of looked-after children",
    section: Section::LookedAfterChildren,
    unit: Unit::Count,
    polarity: Polarity::Info,
    told: Told::MonthAndYearToDate,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("admissions.rs"),
    counting: |asked| asked.of_care(Judge::Events(judge)),
};

fn judge(child: &Timeline, days: Period, _: &Standpoint<'_>, add: &mut dyn FnMut(Event)) {
    for period in &child.periods {
        if days.contains(period.start) && period.start_known() {
            let short_break = child.ends_of(period).is_some_and(|(first, _)| first.is_short_break());
            let verdict = if short_break { Verdict::Excluded(SHORT_BREAK) } else { Verdict::In };
            add(Event { day: period.start, verdict });
        }
    }
}
