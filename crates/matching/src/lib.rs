//! Who could look after this child: every household and home judged by a shelf of rules, one rule a file.
//!
//! A rule says in a sentence what speaks for a place, what against it, what stops it, and what nobody knows; each counts as
//! much as the authority has set ([`Weights`]), and the reader is shown how much. Nothing is hidden: a place that is stopped
//! stands at the end of the list with what stops it. Nothing here decides: a person does, and says why.
//!
//! [`World::of`] folds who lives where and who asks for a home on a day; [`rank`] judges every place for one child, [`waits`]
//! every child for one place; [`unmet`] tells which needs find no home; [`joint`] proposes homes for several children at once
//! and is held against the obvious proposal. Pure: today is an argument, distances are asked of whoever has a directory.

mod asked;
mod distances;
mod entry;
pub mod joint;
mod judge;
mod place;
mod rules;
#[cfg(test)]
mod tests;
mod unmet;
mod weights;
mod world;

pub use asked::Asked;
pub use distances::{Distances, NoDirectory};
pub use entry::stands_against;
pub use judge::{Judged, Reason, Says, judge, rank, waits};
pub use place::{Home, PastStay, Place, PlaceId, Resident, Standing};
pub use rules::{RULES, Rule};
pub use unmet::{NeedOf, Unmet, unmet};
pub use weights::Weights;
pub use world::World;
