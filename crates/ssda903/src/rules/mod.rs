//! The rules of the return: a shelf. One rule a file, in the folder of the year that brought it and of the table it is
//! about; its opening comment is its published page.
//!
//! Each year's folder says what it added, changed and removed; [`exchange::in_force`] lays them over each other. Every
//! rule is judged child by child from typed rows ([`typed`]), this year's and last year's together ([`child`]), unless
//! it compares rows of different children. Nothing here does IO, and a rule that breaks is named and never absent.

#[cfg(test)]
mod cases;
mod child;
mod context;
mod episode;
mod finding;
mod flags;
mod grid;
mod kept;
mod lists;
mod not_filled;
mod of_record;
mod postcodes;
mod providers;
#[cfg(test)]
mod published;
mod rule;
mod run;
#[cfg(test)]
mod trial;
mod typed;
mod whole;

mod y2022_23;
mod y2023_24;
mod y2024_25;
mod y2025_26;
mod y2026_27;

use exchange::Overlay;

pub use finding::{Beside, Finding};
pub use kept::Kept;
pub use lists::{PostcodeRows, read_directory, read_postcodes, read_providers};
pub use not_filled::{NotFilled, not_filled};
pub use of_record::{OfRecord, Said};
pub use postcodes::{Located, Postcodes};
pub use providers::{Provider, Providers};
pub use rule::{Need, Rule};
pub use run::Check903;

/// The years, each laid over the one before.
pub static YEARS: &[Overlay<Rule>] =
    &[y2022_23::YEAR, y2023_24::YEAR, y2024_25::YEAR, y2025_26::YEAR, y2026_27::YEAR];

/// What the files of rules start from.
pub(crate) mod prelude {
    pub(crate) use super::child::Child;
    pub(crate) use super::context::{Context, birthday, is_code};
    pub(crate) use super::flags::Flags;
    pub(crate) use super::rule::{Need, Rule};
    #[cfg(test)]
    pub(crate) use super::trial::check;
    pub(crate) use super::typed::*;
    pub(crate) use super::whole::Whole;
    pub(crate) use crate::tables::Table;
}
