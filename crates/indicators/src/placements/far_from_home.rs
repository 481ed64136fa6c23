//! # Looked-after children placed more than 20 miles from home
//!
//! ## What it counts
//!
//! Children who live more than 20 miles from where they lived when care began, as the crow flies between the two postcodes.
//!
//! ## Denominator
//!
//! The children of 6.1 of whom the distance is known.
//!
//! ## Excluded
//!
//! Children of whom it is not known: no postcode of the home is recorded, as for those who came alone to seek asylum, none of the
//! placement, or one of the two is in no directory. A child who lives with a parent by a care order is counted as all others are.
//!
//! ## Edge cases
//!
//! Exactly 20 miles are not more than 20. Miles are rounded to one decimal first, as the return reckons them. During a temporary
//! absence the placement the child left speaks. Without a directory of postcodes the figure is not known here, whatever the
//! record has: the department works it out from the postcodes, and the columns it derives are kept in no record.
//!
//! ## Why it matters
//!
//! Far from home a child loses a school, friends and family who could visit, and a worker who is round the corner.
//!
//! ## Source
//!
//! The statistics of children looked after of the Department for Education; SSDA903 items HOME_POST and PL_POST, and how the
//! guide of the return derives the distance. Known, not read for this work.

use timeline::{OnDay, Standpoint};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// More miles than these are far.
const FAR: f64 = 20.0;

/// N.CLA.dist20: looked-after children placed more than 20 miles from home.
pub static FAR_FROM_HOME: Indicator = Indicator {
    id: "N.CLA.dist20",
    title: "Looked-after children placed more than 20 miles from home",
    section: Section::National,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::Low,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Knowledge,
    file: include_str!("far_from_home.rs"),
    counting: |asked| {
        let judge = Judge::LookedAfter(judge);
        let known = asked.recorded.care && asked.recorded.distances;
        asked.if_recorded(
            known,
            judge,
            "there is no directory of postcodes here, so that no distance is known",
        )
    },
};

fn judge(on: &OnDay<'_>, at: &Standpoint<'_>) -> Verdict {
    let Some(row) = on.main_placement() else { return Verdict::Excluded("where they live is not recorded") };
    let (Some(home), Some(here)) = (&row.home_postcode, &row.postcode) else {
        return Verdict::Excluded("the postcode of the home or of the placement is not recorded");
    };
    match at.authority.places.miles(home, here) {
        Some(miles) => Verdict::of(miles > FAR),
        None => Verdict::Excluded("the postcode of the home or of the placement is in no directory"),
    }
}
