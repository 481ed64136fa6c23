//! # Permanence cohorts: children for whom permanence was reached
//!
//! ## What it counts
//!
//! Members of a permanence cohort who left it with an order, at home, adopted or matched for the long term.
//!
//! ## Denominator
//!
//! Everybody who was ever a member of a permanence cohort.
//!
//! ## Excluded
//!
//! Nobody: a member is never dropped.
//!
//! ## Edge cases
//!
//! A child of two cohorts counts once, with the last outcome. Who stays in care as it is, was looked at and is
//! right to stay, is in the denominator only. The page on permanence tells each cohort by itself, frozen on its
//! day.
//!
//! ## Why it matters
//!
//! A programme is judged by everybody it began with.
//!
//! ## Source
//!
//! the council pack (Right Child Right Care: 170 children; 44 long-term matches); processes, section 5.

use timeline::strands_of::permanence::{CohortMember, CohortOutcome};
use timeline::{Standpoint, Timeline};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// I.12: permanence cohorts: children for whom permanence was reached.
pub static COHORT_OUTCOMES: Indicator = Indicator {
    id: "I.12",
    title: "Permanence cohorts: children for whom permanence was reached",
    section: Section::National,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("cohort_outcomes.rs"),
    counting: |asked| asked.of_care(Judge::Anyone(judge)),
};

fn judge(child: &Timeline, at: &Standpoint<'_>) -> Verdict {
    use CohortOutcome::{Adoption, ChildArrangements, Guardianship, Home, LongTermMatch};
    let mut last = None;
    for said in child.strand::<CohortMember>().filter(|said| said.since <= at.day) {
        last = Some(said.outcome.filter(|_| said.left.is_some_and(|left| left <= at.day)));
    }
    match last {
        None => Verdict::NotInCohort,
        Some(outcome) => {
            let reached =
                |is| matches!(is, Adoption | ChildArrangements | Guardianship | Home | LongTermMatch);
            Verdict::of(outcome.is_some_and(reached))
        }
    }
}
