//! # Adopters in the pipeline and approved
//!
//! ## What it counts
//!
//! Households that asked to adopt and are neither approved, declined nor gone, and households approved to adopt.
//!
//! ## Denominator
//!
//! None.
//!
//! ## Excluded
//!
//! Nobody.
//!
//! ## Edge cases
//!
//! A household approved once and asking again counts once. Which stage each is at stands on the page on adoption.
//!
//! ## Why it matters
//!
//! Without adopters children wait.
//!
//! ## Source
//!
//! the council pack, adoption commentary (7 in stage 1, 6 in stage 2, 13 approved); Adoption Agencies Regulations
//! 2005, regulations 21 to 30B.

use timeline::strands_of::adoption::{AdopterApplication, AdopterApproval};
use timeline::{Household, Standpoint, Stranded};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// N.ADOPTER: adopters in the pipeline and approved.
pub static ADOPTERS: Indicator = Indicator {
    id: "N.ADOPTER",
    title: "Adopters in the pipeline and approved",
    section: Section::National,
    unit: Unit::Count,
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("adopters.rs"),
    counting: |asked| {
        asked.if_recorded(asked.recorded.adopters, Judge::Household(judge), "no adopters are recorded here")
    },
};

fn judge(household: &Household, at: &Standpoint<'_>) -> Verdict {
    let day = at.day;
    let approved = household
        .strand::<AdopterApproval>()
        .any(|said| said.since <= day && said.until.is_none_or(|until| until > day));
    let asks = household.strand::<AdopterApplication>().any(|said| {
        let declined = said.decided.is_some_and(|on| on <= day) && said.approved != Some(true);
        said.registered <= day && said.closed.is_none_or(|closed| closed > day) && !declined
    });
    if approved || asks { Verdict::In } else { Verdict::NotInCohort }
}
