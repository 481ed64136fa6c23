//! May this person read that record, and the sentence that says why.
//!
//! A [`Permit`] is the right to read the case facts of one subject. Only this crate makes one, and whoever shows a record
//! must be handed one: it says who reads, about whom, which [`Parts`] of the record, and why; that is what the log of looks
//! keeps.
//!
//! ```text
//! allowed(asking)                → Permit, or a Refusal: the same for a closed record and for a number that is nobody's
//! Register::seen_by(person)      → Seen: the children for whom `allowed` gives a permit, thousands at once
//! break_glass(asking, reason)    → Permit that says it was broken, for who has no working reason
//! ```
//!
//! The rules are a shelf: a policy a role ([`policies`]), made of named relationships ([`relations`]). A clause permits; what
//! forbids, for every role, wins ([`policy::FORBIDS`]). Everything is dated: posts, allocations, delegations and closures are
//! facts of the journal, so the same question can be asked of any day.
//!
//! Pure: it does no IO and does not know what day it is (decisions 0020 and 0021).

mod approve;
mod asking;
mod carers;
mod homes;
mod keeps;
mod line;
mod own;
mod parts;
mod people;
mod permit;
pub mod policies;
pub mod policy;
mod register;
pub mod relations;
mod role;
mod rules;
mod sample;
mod staff;
mod supervision;
mod ties;

#[cfg(test)]
mod tests;

pub use approve::approve;
pub use asking::Asking;
pub use carers::{lives_with_us, own_household};
pub use homes::{home, home_events, keeps_homes};
pub use keeps::{keeps_people, keeps_post_of};
pub use line::{Line, NotKnown, reviewing_manager};
pub use own::{own, sees_care_leavers};
pub use parts::{Part, Parts};
pub use people::{People, Person, Team};
pub use permit::{ListPermit, Opens, Permit, Refusal};
pub use policy::{Figures, allowed, nobody};
pub use register::{Register, Seen};
pub use role::Role;
pub use rules::{
    REASON_BYTES, add, adds_a_part, advocacy_service, allegation, answers_children, answers_who_asks,
    approves_erasure, approves_transfer, arranges_audits, break_glass, broken_before, caseload, figures,
    finds_homes, follows_adoption, follows_futures, hears_children, household, keeps_households,
    keeps_records, opens_by_a_reason, opens_records, opens_the_rest, oversees_looks,
    proposes_to_erase_what_was_asked, reason, recruits_visitors, runs_the_service, sees_allegations,
    sees_audits, sees_complaints, sees_everybody, sees_placements, sees_requests, sets_the_service, staffing,
    whole_figures,
};
pub use sample::drawn;
pub use staff::{Colleague, Inspecting, Post, Staff};
pub use supervision::{Officers, supervises, supervision};
pub use ties::{Close, Closure, Given, Held, Span, Ties};
