//! # Number of care leavers
//!
//! ## What it counts
//!
//! Young people whom the service for care leavers helps on the day: relevant and former relevant children, and those of 21
//! to 24 who want support by their last answer. Worked out from how long each was looked after, from the day on
//! which pathway plans, homes or activities of care leavers are recorded here. Before that day from the yearly return
//! (SSDA903 OC3): young people whose 17th to 21st birthday, or whose last contact at 22 to 25, fell in the collection
//! year; told at 31 March, other months are not known here.
//!
//! ## Denominator
//!
//! None.
//!
//! ## Excluded
//!
//! Young people who died after leaving care, those who went back to their parents for six months or more, those of 21 and
//! over who did not ask for support, and those who qualify for advice and assistance only (fewer than 13 weeks in care
//! since 14).
//!
//! ## Edge cases
//!
//! The council's own count is of those who receive a leaving care service on the day, and is wider or narrower.
//! Those who refuse contact, or no longer want services, are counted to 21. The two forms are not one series: a note under
//! the figure says which it is.
//!
//! ## Why it matters
//!
//! A corporate parent does not stop at 18.
//!
//! ## Source
//!
//! Children (Leaving Care) Act 2000; SSDA903 OC3; the council pack's Appendix A, 7.1.

use timeline::{Standpoint, Timeline};

use crate::{Indicator, Polarity, Section, Status, Told, Unit, Verdict};

/// 7.1: number of care leavers.
pub static CARE_LEAVERS: Indicator = Indicator {
    id: "7.1",
    title: "Number of care leavers",
    section: Section::CareLeavers,
    unit: Unit::Count,
    polarity: Polarity::Info,
    told: Told::Snapshot,
    looks_back: 0,
    version: 2,
    status: Status::Verified,
    file: include_str!("care_leavers.rs"),
    counting: |asked| super::of_the_record(asked, asked.recorded.leavers(), on_the_day, judge),
};

fn on_the_day(person: &Timeline, at: &Standpoint<'_>) -> Verdict {
    super::served(person, at.day).map_or_else(|verdict| verdict, |()| Verdict::In)
}

fn judge(person: &Timeline, at: &Standpoint<'_>) -> Verdict {
    super::contact(person, at.day).map_or_else(|verdict| verdict, |_| Verdict::In)
}
