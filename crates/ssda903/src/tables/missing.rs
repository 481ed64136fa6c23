//! Missing: times missing from care or away without authorisation. One row a time.

use exchange::{Column, Shape};

use super::position;

/// What the table is recognised by.
pub const SHAPE: Shape = Shape { name: "Missing", columns: COLUMNS };

/// Its columns, in the order in which they are written.
pub const COLUMNS: &[Column] = &[
    Column::required("CHILD"),
    Column::required("DOB"),
    Column::required("MISSING"),
    Column::required("MIS_START"),
    Column::required("MIS_END"),
];

/// The authority's own id of the child, kept from year to year.
pub const CHILD: usize = position(COLUMNS, "CHILD");
/// Date of birth, repeated from the Header.
pub const DOB: usize = position(COLUMNS, "DOB");
/// M: missing; A: away without authorisation.
pub const MISSING: usize = position(COLUMNS, "MISSING");
/// Day it began.
pub const MIS_START: usize = position(COLUMNS, "MIS_START");
/// Day it ended.
pub const MIS_END: usize = position(COLUMNS, "MIS_END");
