//! The code sets that facts use, one a file, with the collection years in which each code may be returned.
//!
//! Years are the years in which a collection closes: 2018 is 1 April 2017 to 31 March 2018. A fact keeps the code that
//! was true when it was recorded; history is never rewritten when a set changes.

pub(crate) mod set;

mod accommodation;
mod activity;
mod adopters;
mod care_skill;
mod care_sort;
mod category_of_need;
mod ethnicity;
mod faith;
mod in_touch;
mod language;
mod leaving_reason;
mod legal_status;
mod matching_rule;
mod missing;
mod participation;
mod placement_type;
mod previous_permanence;
mod provider;
mod reason_ended;
mod reason_for_change;
mod reason_new_episode;
mod reversal;
mod sdq_reason;
mod sex;
mod worker_change;

pub use accommodation::Accommodation;
pub use activity::Activity;
pub use adopters::{AdopterSex, AdopterStatus};
pub use care_skill::CareSkill;
pub use care_sort::CareSort;
pub use category_of_need::CategoryOfNeed;
pub use ethnicity::Ethnicity;
pub use faith::Faith;
pub use in_touch::InTouch;
pub use language::Language;
pub use leaving_reason::LeavingReason;
pub use legal_status::LegalStatus;
pub use matching_rule::MatchingRule;
pub use missing::MissingKind;
pub use participation::Participation;
pub use placement_type::PlacementType;
pub use previous_permanence::PreviousPermanence;
pub use provider::Provider;
pub use reason_ended::ReasonEnded;
pub use reason_for_change::ReasonForChange;
pub use reason_new_episode::ReasonNewEpisode;
pub use reversal::ReversalReason;
pub use sdq_reason::SdqReason;
pub use set::{Choice, CodeSet, CodeSetInfo};
pub use sex::Sex;
pub use worker_change::WorkerChangeReason;

/// Every code set, in reading order.
pub const SETS: &[&CodeSetInfo] = &[
    Sex::SET,
    Ethnicity::SET,
    ReasonNewEpisode::SET,
    LegalStatus::SET,
    CategoryOfNeed::SET,
    PlacementType::SET,
    Provider::SET,
    ReasonEnded::SET,
    ReasonForChange::SET,
    Participation::SET,
    SdqReason::SET,
    InTouch::SET,
    Activity::SET,
    Accommodation::SET,
    AdopterSex::SET,
    AdopterStatus::SET,
    ReversalReason::SET,
    PreviousPermanence::SET,
    MissingKind::SET,
    WorkerChangeReason::SET,
    CareSort::SET,
    CareSkill::SET,
    Language::SET,
    Faith::SET,
    LeavingReason::SET,
    MatchingRule::SET,
];
