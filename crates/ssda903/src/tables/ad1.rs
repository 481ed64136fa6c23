//! AD1: children adopted in the year. One row a child.

use exchange::{Column, Shape};

use super::position;

/// What the table is recognised by.
pub const SHAPE: Shape = Shape { name: "AD1", columns: COLUMNS };

/// Its columns, in the order in which they are written.
pub const COLUMNS: &[Column] = &[
    Column::required("CHILD"),
    Column::required("DOB"),
    Column::required("DATE_INT"),
    Column::required("DATE_MATCH"),
    Column::required("FOSTER_CARE"),
    Column::required("NB_ADOPTR"),
    Column::required("SEX_ADOPTR"),
    Column::required("LS_ADOPTR"),
];

/// The authority's own id of the child, kept from year to year.
pub const CHILD: usize = position(COLUMNS, "CHILD");
/// Date of birth, repeated from the Header.
pub const DOB: usize = position(COLUMNS, "DOB");
/// Day of the decision that the child should be placed for adoption.
pub const DATE_INT: usize = position(COLUMNS, "DATE_INT");
/// Day of the matching of child and adopters.
pub const DATE_MATCH: usize = position(COLUMNS, "DATE_MATCH");
/// Adopted by a former foster carer, 0 or 1.
pub const FOSTER_CARE: usize = position(COLUMNS, "FOSTER_CARE");
/// Number of adopters, 1 or 2.
pub const NB_ADOPTR: usize = position(COLUMNS, "NB_ADOPTR");
/// Sex of the adopters.
pub const SEX_ADOPTR: usize = position(COLUMNS, "SEX_ADOPTR");
/// Legal status of the adopters.
pub const LS_ADOPTR: usize = position(COLUMNS, "LS_ADOPTR");
