//! PlacedAdoption: decisions that a child should be placed for adoption, and their reversal. One row a decision.

use exchange::{Column, Shape};

use super::position;

/// What the table is recognised by.
pub const SHAPE: Shape = Shape { name: "PlacedAdoption", columns: COLUMNS };

/// Its columns, in the order in which they are written.
pub const COLUMNS: &[Column] = &[
    Column::required("CHILD"),
    Column::required("DOB"),
    Column::required("DATE_PLACED"),
    Column::required("DATE_PLACED_CEASED"),
    Column::required("REASON_PLACED_CEASED"),
];

/// The authority's own id of the child, kept from year to year.
pub const CHILD: usize = position(COLUMNS, "CHILD");
/// Date of birth, repeated from the Header.
pub const DOB: usize = position(COLUMNS, "DOB");
/// Day of the decision.
pub const DATE_PLACED: usize = position(COLUMNS, "DATE_PLACED");
/// Day the decision was reversed.
pub const DATE_PLACED_CEASED: usize = position(COLUMNS, "DATE_PLACED_CEASED");
/// Why it was reversed.
pub const REASON_PLACED_CEASED: usize = position(COLUMNS, "REASON_PLACED_CEASED");
