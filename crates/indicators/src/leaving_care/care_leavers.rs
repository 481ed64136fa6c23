//! # Number of care leavers
//!
//! ## What it counts
//!
//! Young people owed help after leaving care. Counted from the yearly return of care leavers (SSDA903 OC3): young
//! people whose 17th to 21st birthday, or whose last contact at 22 to 25, fell in the collection year. Told at 31
//! March; other months are not known here.
//!
//! ## Denominator
//!
//! None.
//!
//! ## Excluded
//!
//! Young people who died after leaving care, and those who went back to their parents for six months or more.
//!
//! ## Edge cases
//!
//! The council's own count is of those who receive a leaving care service on the day, and is wider or narrower.
//! Those who refuse contact, or no longer want services, are counted.
//!
//! ## Why it matters
//!
//! A corporate parent does not stop at 18.
//!
//! ## Source
//!
//! Children (Leaving Care) Act 2000; SSDA903 OC3; the council pack's Appendix A, 7.1.

use timeline::{Standpoint, Timeline};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 7.1: number of care leavers.
pub static CARE_LEAVERS: Indicator = Indicator {
    id: "7.1",
    title: "Number of care leavers",
    section: Section::CareLeavers,
    unit: Unit::Count,
    polarity: Polarity::Info,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("care_leavers.rs"),
    counting: |asked| super::of_the_year(asked, Judge::Anyone(judge)),
};

fn judge(person: &Timeline, at: &Standpoint<'_>) -> Verdict {
    super::contact(person, at.day).map_or_else(|verdict| verdict, |_| Verdict::In)
}
