//! A child's facts folded into strands of closed spans, as known at a moment.
//!
//! [`Timeline::of`] folds once. Strands are sorted by day and closed by the next event, so what is true on a day is found
//! by position. Nothing here fails and nothing is dropped: facts that contradict each other are folded as they stand.
//!
//! Clocks and indicators ask strands; they never name a kind of record.

mod authority;
mod cohort;
mod episode;
mod fold;
pub mod history;
mod moved_on;
mod on_day;
mod period;
mod places;
mod strands;
#[cfg(test)]
mod tests;

pub use authority::{Authority, LoadedReturn};
pub use cohort::{Cohort, Coverage, Home, Household, Standpoint, Worker};
pub use episode::{Episode, episodes};
pub use fold::{Allocation, Done, Identity, ReviewHeld, Timeline, Visit, Wrote};
pub use on_day::OnDay;
pub use period::CarePeriod;
pub use places::{Miles, Places};
pub use strands::{Said, Stranded, Strands};

/// The record types that name strands, by subject: what [`Timeline::strand`] and its like are asked for.
pub mod strands_of {
    pub use records::{
        adoption, advocacy, coming_into_care, complaints, court, early_help, education, fostering,
        governance, health, homes, leaving_care, message, missing_and_risk, permanence, placements,
        protection, quality, reviews, visits, workforce,
    };
}

/// The code sets that strands carry.
pub use records::codes;
/// What stands in strands as it was recorded.
pub use records::{
    Answer, Definition, Kind, Money, PartialDay, Postcode, SubjectKind,
    adoption::{AdoptionDecision, AdoptionMatch},
    coming_into_care::{ChildName, PermanenceBefore, UnaccompaniedAsylumSeeking},
    court::DeprivationOfLibertyOrder,
    governance::{
        Band, Benchmark, FaultFound, Limit, LocalStandard, PublishedBreakdown, PublishedFault,
        PublishedFigure, PublishedPeriod, Target,
    },
    health::HealthOutcomes,
    leaving_care::CareLeaverContact,
    missing_and_risk::MissingEpisode,
    quality::{ReturnRows, ReturnedRow},
};
