//! UASC: unaccompanied asylum-seeking children. One row a child who was one in the year.

use exchange::{Column, Shape};

use super::position;

/// What the table is recognised by.
pub const SHAPE: Shape = Shape { name: "UASC", columns: COLUMNS };

/// Its columns, in the order in which they are written.
pub const COLUMNS: &[Column] =
    &[Column::required("CHILD"), Column::required("SEX"), Column::required("DOB"), Column::required("DUC")];

/// The authority's own id of the child, kept from year to year.
pub const CHILD: usize = position(COLUMNS, "CHILD");
/// Sex, as in the Header.
pub const SEX: usize = position(COLUMNS, "SEX");
/// Date of birth, repeated from the Header.
pub const DOB: usize = position(COLUMNS, "DOB");
/// Day the status ceased (18th birthday or a decision).
pub const DUC: usize = position(COLUMNS, "DUC");
