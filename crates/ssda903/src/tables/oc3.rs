//! OC3: care leavers who had their 17th to 21st birthday in the year, and older ones who came back for advice. One row a person.

use exchange::{Column, Shape};

use super::position;

/// What the table is recognised by.
pub const SHAPE: Shape = Shape { name: "OC3", columns: COLUMNS };

/// Its columns, in the order in which they are written.
pub const COLUMNS: &[Column] = &[
    Column::required("CHILD"),
    Column::required("DOB"),
    Column::required("IN_TOUCH"),
    Column::required("ACTIV"),
    Column::required("ACCOM"),
];

/// The authority's own id of the child, kept from year to year.
pub const CHILD: usize = position(COLUMNS, "CHILD");
/// Date of birth, repeated from the Header.
pub const DOB: usize = position(COLUMNS, "DOB");
/// Whether the authority is in touch.
pub const IN_TOUCH: usize = position(COLUMNS, "IN_TOUCH");
/// Main activity; 0 where not in touch.
pub const ACTIV: usize = position(COLUMNS, "ACTIV");
/// Accommodation and whether it is suitable; 0 where not in touch.
pub const ACCOM: usize = position(COLUMNS, "ACCOM");
