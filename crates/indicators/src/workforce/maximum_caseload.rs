//! # Maximum caseload of social workers in looked-after teams
//!
//! ## What it counts
//!
//! The largest number of children for whom one social worker of the teams is the lead worker.
//!
//! ## Denominator
//!
//! None.
//!
//! ## Excluded
//!
//! Workers of other teams, and managers who hold no cases.
//!
//! ## Edge cases
//!
//! Children, not families: every child allocated to the worker, in care or not. Hours are not looked at. The teams are
//! those for which the authority agreed posts and said which average counts them. The children behind the figure are those
//! of whoever has most. It is one person's number: not for publication where the person can be told.
//!
//! ## Why it matters
//!
//! Nobody can be a good worker to too many children.
//!
//! ## Source
//!
//! the council pack's Appendix A, 11.4.

use timeline::{Standpoint, Worker};

use crate::{Caseload, CaseloadTold, Counts, Indicator, Polarity, Section, Status, Told, Unit};

/// 11.4: maximum caseload of social workers in looked-after teams.
pub static MAXIMUM_CASELOAD: Indicator = Indicator {
    id: "11.4",
    title: "Maximum caseload of social workers in looked-after teams",
    section: Section::Workforce,
    unit: Unit::Count,
    polarity: Polarity::Low,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("maximum_caseload.rs"),
    counting: |asked| super::of_teams(asked, CASELOAD),
};

const CASELOAD: Caseload = Caseload { worker: counts, told: CaseloadTold::Most };

fn counts(worker: &Worker, at: &Standpoint<'_>) -> Counts {
    match worker.team_group_on(at.authority, at.day) {
        Some(_) => Counts::As(100),
        None => Counts::No,
    }
}
