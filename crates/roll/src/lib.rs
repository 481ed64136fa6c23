//! Every timeline of an authority, resident in memory and fresh.
//!
//! A [`Roll`] replays a journal once, then follows it by sequence. It holds the facts of every subject and folds them
//! into a [`timeline::Cohort`] as known at any moment; the newest one is kept and only what changed is folded again.
//!
//! Where two records were found to be of one child ([`records::coming_into_care::RecordsMerged`]), cohorts and
//! [`Roll::whole`] read them as one under the number that is kept; [`Roll::facts`] still gives each as the journal holds it.
//!
//! What was erased ([`records::governance::Erasure`]) is dropped from memory when that is read, whoever erased it;
//! [`Roll::erased`] says what stood there.
//!
//! It is the one place that knows both the journal and the kinds of record: [`new_entry`] is the way in, the replay the
//! way out. What cannot be read is left out and told beside the answer ([`Roll::problems`]), never dropped silently.

mod cohort;
mod decode;
mod entry;
mod follow;
mod merges;
mod problem;
mod roll;

pub use decode::Erased;
pub use entry::new_entry;
pub use merges::id_of;
pub use problem::{Problem, Reason};
pub use roll::{Roll, Size};
