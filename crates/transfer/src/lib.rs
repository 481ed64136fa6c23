//! One child's record as a bundle for another authority, and back (decision 0044).
//!
//! ```text
//! the record there ─► gathered, parts left out ─► bundle + digest ─► opened, refused where one byte differs
//!                                                                      └─► mapped ─► one batch, with where each entry came from
//! ```
//!
//! **Invariants.** A bundle is written and read by two people, of whom one heads a service, and the record says so on both
//! sides. What passes between the child and an advocate, adoption, who may open the record and what was shown of it to anybody
//! are never in a bundle; the bundle says how much of each was left out. What a bundle says of whom is nobody here: an
//! identifier of there becomes `identifier@CODE`, so that no account of here gains a child by having the same one. Nothing is
//! recorded as if it had been known here before it came: the moment and the person there stand beside each entry.

mod bundle;
mod come;
mod error;
mod gather;
mod map;

pub use bundle::{Bundle, BundledDocument, BundledEntry, Done};
pub use come::{Received, Receiving, receive, received_before};
pub use error::TransferError;
pub use gather::{Made, Sending, make};
