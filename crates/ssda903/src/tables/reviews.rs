//! Reviews: reviews of the child's case. One row a review.

use exchange::{Column, Shape};

use super::position;

/// What the table is recognised by.
pub const SHAPE: Shape = Shape { name: "Reviews", columns: COLUMNS };

/// Its columns, in the order in which they are written.
pub const COLUMNS: &[Column] = &[
    Column::required("CHILD"),
    Column::required("DOB"),
    Column::required("REVIEW"),
    Column::required("REVIEW_CODE"),
];

/// The authority's own id of the child, kept from year to year.
pub const CHILD: usize = position(COLUMNS, "CHILD");
/// Date of birth, repeated from the Header.
pub const DOB: usize = position(COLUMNS, "DOB");
/// Day of the review.
pub const REVIEW: usize = position(COLUMNS, "REVIEW");
/// How the child took part.
pub const REVIEW_CODE: usize = position(COLUMNS, "REVIEW_CODE");
