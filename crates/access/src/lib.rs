//! May this person read that record, and the sentence that says why.
//!
//! A [`Permit`] is the right to read the case facts of one subject. Only this crate makes one, and whoever shows a record
//! must be handed one: it says who reads, about whom, and why, and that is what the log of looks keeps.
//!
//! ```text
//! allowed(person, people, child, day)   → Permit, or a Refusal with the sentence that says what is missing
//! break_glass(person, child, reason)    → Permit that says it was broken, for who has no working reason
//! lists(person)                         → ListPermit: names in lists, and the children behind a figure
//! ```
//!
//! Pure: it does no IO and does not know what day it is. The rules are few and stand in one file ([`allowed`]); sign-in,
//! policies as a shelf and closed records replace the rules and keep the shape (decision 0020).

mod people;
mod permit;
mod role;
mod rules;

pub use people::{People, Person, Team};
pub use permit::{ListPermit, Permit, Refusal};
pub use role::Role;
pub use rules::{REASON_BYTES, add, allowed, break_glass, broken_before, caseload, household, lists};
