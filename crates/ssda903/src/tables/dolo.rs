//! DoLo: deprivation of liberty orders. One row an order. Collected since 2026-27.

use exchange::{Column, Shape};

use super::position;

/// What the table is recognised by.
pub const SHAPE: Shape = Shape { name: "DoLo", columns: COLUMNS };

/// Its columns, in the order in which they are written.
pub const COLUMNS: &[Column] = &[
    Column::required("CHILD"),
    Column::required("DOB"),
    Column::required("DOLO_START"),
    Column::required("DOLO_END"),
];

/// The authority's own id of the child, kept from year to year.
pub const CHILD: usize = position(COLUMNS, "CHILD");
/// Date of birth, repeated from the Header.
pub const DOB: usize = position(COLUMNS, "DOB");
/// Day the order began.
pub const DOLO_START: usize = position(COLUMNS, "DOLO_START");
/// Day it ended.
pub const DOLO_END: usize = position(COLUMNS, "DOLO_END");
