//! Header: who the child is. One row a child.

use exchange::{Column, Shape};

use super::position;

/// What the table is recognised by.
pub const SHAPE: Shape = Shape { name: "Header", columns: COLUMNS };

/// Its columns, in the order in which they are written.
pub const COLUMNS: &[Column] = &[
    Column::required("CHILD"),
    Column::required("SEX"),
    Column::required("DOB"),
    Column::required("ETHNIC"),
    Column::required("UPN"),
    Column::required("MOTHER"),
    Column::required("MC_DOB"),
    Column::optional("UASC"),
];

/// The authority's own id of the child, kept from year to year.
pub const CHILD: usize = position(COLUMNS, "CHILD");
/// Sex: M, F, U since 2024-25; 1 (male), 2 (female) before.
pub const SEX: usize = position(COLUMNS, "SEX");
/// Date of birth.
pub const DOB: usize = position(COLUMNS, "DOB");
/// Ethnic group, a code.
pub const ETHNIC: usize = position(COLUMNS, "ETHNIC");
/// Unique pupil number, or UN1 to UN5: why there is none.
pub const UPN: usize = position(COLUMNS, "UPN");
/// 1 where the child is a mother, 0 where she is not; blank for boys.
pub const MOTHER: usize = position(COLUMNS, "MOTHER");
/// Date of birth of the mother's child.
pub const MC_DOB: usize = position(COLUMNS, "MC_DOB");
/// Unaccompanied asylum-seeking, 0 or 1. In XML only; in CSV a row in the UASC table stands for it.
pub const UASC: usize = position(COLUMNS, "UASC");
