//! # Average caseload of social workers in looked-after teams 1 to 3
//!
//! ## What it counts
//!
//! Children allocated to qualified social workers of the teams.
//!
//! ## Denominator
//!
//! Those workers in full-time equivalents, by contracted hours.
//!
//! ## Excluded
//!
//! Workers whose hours are not recorded, and their children.
//!
//! ## Edge cases
//!
//! The council pack does not reduce the hours of newly qualified workers; publish both forms. Here it is not
//! reduced; caseloads as reduced stand on the page of the team. Contracted hours over those of somebody full time, as
//! the authority set them with its caseload weights; agency workers count.
//!
//! ## Why it matters
//!
//! Too many children and none is known well; too few and workers sit in the wrong team.
//!
//! ## Source
//!
//! the council pack's Appendix A, 11.5a.

use timeline::strands_of::workforce::TeamGroup;
use timeline::{Standpoint, Worker};

use crate::{Caseload, CaseloadTold, Counts, Indicator, Polarity, Section, Status, Told, Unit};

/// 11.5a: average caseload of social workers in looked-after teams 1 to 3.
pub static AVERAGE_CASELOAD_1_TO_3: Indicator = Indicator {
    id: "11.5a",
    title: "Average caseload of social workers in looked-after teams 1 to 3",
    section: Section::Workforce,
    unit: Unit::Average { decimals: 1 },
    polarity: Polarity::WithinRange,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("average_caseload_1_to_3.rs"),
    counting: |asked| super::of_teams(asked, CASELOAD),
};

const CASELOAD: Caseload = Caseload { worker: counts, told: CaseloadTold::Average };

fn counts(worker: &Worker, at: &Standpoint<'_>) -> Counts {
    super::of_group(worker, at, TeamGroup::OneToThree)
}
