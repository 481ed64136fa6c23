//! # Care leavers in education, employment or training
//!
//! ## What it counts
//!
//! Care leavers in education, training or employment, full time or part time. Counted from the yearly return of
//! care leavers (SSDA903 OC3): young people whose 17th to 21st birthday, or whose last contact at 22 to 25, fell in
//! the collection year. Told at 31 March; other months are not known here.
//!
//! ## Denominator
//!
//! Care leavers of 7.1, those whose activity is not known among them.
//!
//! ## Excluded
//!
//! As 7.1.
//!
//! ## Edge cases
//!
//! Illness, disability, pregnancy and parenting (G4, G6) are not in education, employment or training; the reasons
//! are worth showing beside the figure.
//!
//! ## Why it matters
//!
//! Most young people have parents who keep asking. This asks.
//!
//! ## Source
//!
//! SSDA903 item ACTIV; the council pack's Appendix A, 7.5.

use timeline::codes::Activity;
use timeline::{Standpoint, Timeline};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 7.5: care leavers in education, employment or training.
pub static EDUCATION_EMPLOYMENT_TRAINING: Indicator = Indicator {
    id: "7.5",
    title: "Care leavers in education, employment or training",
    section: Section::CareLeavers,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("education_employment_training.rs"),
    counting: |asked| super::of_the_year(asked, Judge::Anyone(judge)),
};

fn judge(person: &Timeline, at: &Standpoint<'_>) -> Verdict {
    super::contact(person, at.day).map_or_else(
        |verdict| verdict,
        |contact| Verdict::of(contact.activity.is_some_and(Activity::is_occupied)),
    )
}
