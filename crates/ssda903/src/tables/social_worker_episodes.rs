//! SWEpisodes: who the child's social worker was. One row a time with one worker. Collected since 2023-24.

use exchange::{Column, Shape};

use super::position;

/// What the table is recognised by.
pub const SHAPE: Shape = Shape { name: "SWEpisodes", columns: COLUMNS };

/// Its columns, in the order in which they are written.
pub const COLUMNS: &[Column] = &[
    Column::required("CHILD"),
    Column::required("DOB"),
    Column::required("SW_ID"),
    Column::required("SW_DECOM"),
    Column::required("SW_DEC"),
    Column::required("SW_REASON"),
];

/// The authority's own id of the child, kept from year to year.
pub const CHILD: usize = position(COLUMNS, "CHILD");
/// Date of birth, repeated from the Header.
pub const DOB: usize = position(COLUMNS, "DOB");
/// The worker's number with Social Work England (SW…) or a local one (XX…).
pub const SW_ID: usize = position(COLUMNS, "SW_ID");
/// Day the worker became the child's.
pub const SW_DECOM: usize = position(COLUMNS, "SW_DECOM");
/// Day the worker ceased to be.
pub const SW_DEC: usize = position(COLUMNS, "SW_DEC");
/// Why the worker changed.
pub const SW_REASON: usize = position(COLUMNS, "SW_REASON");
