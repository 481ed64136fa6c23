//! The rules of the census: a shelf. One rule a file, in the folder of the year that brought it and of the module it is
//! about; its opening comment is its published page.
//!
//! Each year's folder says what it added, changed and removed; [`exchange::in_force`] lays them over each other. The
//! published list gives each rule's message, module and columns and no longer account of when exactly it fails: a rule's
//! opening comment says how the message is read. A rule is judged child by child, or on the whole return where it counts
//! or compares children. Nothing here does IO, and a rule that breaks is named and never absent.

mod context;
mod finding;
mod flags;
mod overlaps;
mod rule;
mod run;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod published;
#[cfg(test)]
mod trial;

mod y2022_23;
mod y2023_24;
mod y2024_25;
mod y2025_26;
mod y2026_27;

use exchange::Overlay;

pub use finding::{Beside, Finding};
pub use rule::Rule;
pub use run::Check;

/// The years, each laid over the one before.
pub static YEARS: &[Overlay<Rule>] =
    &[y2022_23::YEAR, y2023_24::YEAR, y2024_25::YEAR, y2025_26::YEAR, y2026_27::YEAR];

/// What the files of rules start from.
pub(crate) mod prelude {
    pub(crate) use super::context::{Context, birthday};
    pub(crate) use super::flags::Flags;
    pub(crate) use super::overlaps::{Event, Span, events_within, flag_overlaps, flag_within};
    pub(crate) use super::rule::Rule;
    #[cfg(test)]
    pub(crate) use super::trial::check;
    pub(crate) use crate::cells::Dated;
    pub(crate) use crate::census::{Census, Child};
    pub(crate) use crate::modules::*;
    pub(crate) use crate::{codes, upn};
}
