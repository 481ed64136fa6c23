//! The tables, one a file. Each is known by its columns.

pub(crate) mod advocacy;
pub(crate) mod age_bands;
pub(crate) mod annual;
pub(crate) mod benchmarks;
mod figure;
pub(crate) mod inconsistencies;
pub(crate) mod iro;
pub(crate) mod legal_status;
pub(crate) mod monthly;
pub(crate) mod publication;
pub(crate) mod targets;
pub(crate) mod year_to_date;

use exchange::{Shape, Table};

use crate::reading::Reader;

/// A table: how it is recognised, and how its rows become facts.
pub(crate) struct Kind {
    /// Its columns.
    pub(crate) shape: Shape,
    /// Reads its rows.
    pub(crate) read: fn(&Table, &mut Reader),
}

/// Every table, in reading order.
pub(crate) const TABLES: &[Kind] = &[
    publication::TABLE,
    monthly::TABLE,
    year_to_date::TABLE,
    annual::TABLE,
    targets::TABLE,
    benchmarks::TABLE,
    age_bands::TABLE,
    legal_status::TABLE,
    iro::TABLE,
    advocacy::TABLE,
    inconsistencies::TABLE,
];
