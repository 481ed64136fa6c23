//! Figures that a council has already published, read from tidy tables as facts of the authority.
//!
//! Pure: bytes in, wanted records and problems out. Nothing is calculated and nothing repaired: two figures for one
//! fact are both kept, each with the page it stood on (ruling 16). The shape of the tables is described in
//! `docs/using/published-figures.md`.

mod cells;
mod reading;
mod tables;
mod threshold;

pub use reading::{Reading, TableRead, read};
