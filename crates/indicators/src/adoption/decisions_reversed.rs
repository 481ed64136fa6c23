//! # Decisions changed away from adoption
//!
//! ## What it counts
//!
//! Children whose decision that they should be placed for adoption was reversed in the twelve months (RD1 to RD4).
//!
//! ## Denominator
//!
//! Children for whom such a decision stood on some day of the twelve months.
//!
//! ## Excluded
//!
//! Nobody.
//!
//! ## Edge cases
//!
//! A decision reversed and made again: the reversal counts, once. A decision stands until it is reversed or the
//! time in care ends.
//!
//! ## Why it matters
//!
//! Each reversal is a child for whom another plan begins late.
//!
//! ## Source
//!
//! SSDA903 PlacedAdoption, items DATE_PLACED_CEASED and REASON_PLACED_CEASED.

use timeline::{Standpoint, Timeline};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// N.A.rev: decisions changed away from adoption.
pub static DECISIONS_REVERSED: Indicator = Indicator {
    id: "N.A.rev",
    title: "Decisions changed away from adoption",
    section: Section::National,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::Low,
    told: Told::RollingYear,
    looks_back: 12,
    version: 1,
    status: Status::Verified,
    file: include_str!("decisions_reversed.rs"),
    counting: |asked| asked.of_care(Judge::Anyone(judge)),
};

fn judge(child: &Timeline, at: &Standpoint<'_>) -> Verdict {
    let before = at.day.plus_years(-1);
    let mut stood = false;
    for said in child.adoption_decisions.iter().filter(|said| said.day <= at.day) {
        let reversed = said.reversed.filter(|on| *on <= at.day);
        if reversed.is_some_and(|on| on > before) {
            return Verdict::In;
        }
        let care = child.periods.iter().rfind(|period| period.start <= said.day);
        let ended = care.and_then(|period| period.end);
        stood |= reversed.is_none() && ended.is_none_or(|end| end > before);
    }
    if stood { Verdict::Out } else { Verdict::NotInCohort }
}
