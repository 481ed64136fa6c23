//! PrevPerm: whether a child who started to be looked after had a permanent home before. One row a child.

use exchange::{Column, Shape};

use super::position;

/// What the table is recognised by.
pub const SHAPE: Shape = Shape { name: "PrevPerm", columns: COLUMNS };

/// Its columns, in the order in which they are written.
pub const COLUMNS: &[Column] = &[
    Column::required("CHILD"),
    Column::required("DOB"),
    Column::required("PREV_PERM"),
    Column::required("LA_PERM"),
    Column::required("DATE_PERM"),
];

/// The authority's own id of the child, kept from year to year.
pub const CHILD: usize = position(COLUMNS, "CHILD");
/// Date of birth, repeated from the Header.
pub const DOB: usize = position(COLUMNS, "DOB");
/// Kind of permanence before.
pub const PREV_PERM: usize = position(COLUMNS, "PREV_PERM");
/// Authority that arranged it.
pub const LA_PERM: usize = position(COLUMNS, "LA_PERM");
/// Date of the order; unknown parts as ZZ (ZZ/MM/YYYY, ZZ/ZZ/YYYY, ZZ/ZZ/ZZZZ).
pub const DATE_PERM: usize = position(COLUMNS, "DATE_PERM");
