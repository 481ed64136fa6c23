//! # Care leavers in suitable accommodation
//!
//! ## What it counts
//!
//! Care leavers whose accommodation the authority judged suitable (codes that end in 1). Counted from
//! where they live on the day, from the day on which that is recorded here; before it from the yearly return (SSDA903
//! OC3): young people whose 17th to 21st birthday, or whose last contact at 22 to 25, fell in the collection year; told at
//! 31 March, other months are not known here.
//!
//! ## Denominator
//!
//! Care leavers of 7.1, those whose accommodation is not known among them.
//!
//! ## Excluded
//!
//! As 7.1.
//!
//! ## Edge cases
//!
//! The council pack counts anything but prison and bed and breakfast as suitable: the two rules differ. No fixed
//! abode and custody are never suitable.
//!
//! ## Why it matters
//!
//! Without a home nothing else holds.
//!
//! ## Source
//!
//! Care Leavers (England) Regulations 2010, regulation 9; SSDA903 item ACCOM; the council pack's Appendix A, 7.4.

use clocks::leaving_care::home::{self, Suitability};
use timeline::codes::Accommodation;
use timeline::{Standpoint, Timeline};

use crate::{Indicator, Polarity, Section, Status, Told, Unit, Verdict};

/// 7.4: care leavers in suitable accommodation.
pub static SUITABLE_ACCOMMODATION: Indicator = Indicator {
    id: "7.4",
    title: "Care leavers in suitable accommodation",
    section: Section::CareLeavers,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 0,
    version: 2,
    status: Status::Verified,
    file: include_str!("suitable_accommodation.rs"),
    counting: |asked| super::of_the_record(asked, asked.recorded.leavers_homes, on_the_day, judge),
};

fn on_the_day(person: &Timeline, at: &Standpoint<'_>) -> Verdict {
    let lives = |()| {
        let judged = home::home(person, at.day).and_then(|home| home.judged);
        Verdict::of(judged.is_some_and(|judged| judged.suitability == Suitability::Suitable))
    };
    super::served(person, at.day).map_or_else(|verdict| verdict, lives)
}

fn judge(person: &Timeline, at: &Standpoint<'_>) -> Verdict {
    super::contact(person, at.day)
        .map_or_else(|verdict| verdict, |contact| Verdict::of(contact.accommodation.is_some_and(suitable)))
}

/// The authority's own judgement: the code ends in 1.
fn suitable(accommodation: Accommodation) -> bool {
    accommodation.code().ends_with('1')
}
