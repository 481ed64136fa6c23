//! Episodes: where a child lived, under which legal status. One row a time in which nothing changed.

use exchange::{Column, Shape};

use super::position;

/// What the table is recognised by.
pub const SHAPE: Shape = Shape { name: "Episodes", columns: COLUMNS };

/// Its columns, in the order in which they are written.
pub const COLUMNS: &[Column] = &[
    Column::required("CHILD"),
    Column::required("DECOM"),
    Column::required("RNE"),
    Column::required("LS"),
    Column::required("CIN"),
    Column::required("PLACE"),
    Column::required("PLACE_PROVIDER"),
    Column::required("DEC"),
    Column::required("REC"),
    Column::required("REASON_PLACE_CHANGE"),
    Column::required("HOME_POST"),
    Column::required("PL_POST"),
    Column::required("URN"),
    Column::optional("PL_LA"),
    Column::optional("PL_LOCATION"),
    Column::optional("PL_DISTANCE"),
];

/// The authority's own id of the child, kept from year to year.
pub const CHILD: usize = position(COLUMNS, "CHILD");
/// Day the episode commenced.
pub const DECOM: usize = position(COLUMNS, "DECOM");
/// Reason for the new episode.
pub const RNE: usize = position(COLUMNS, "RNE");
/// Legal status.
pub const LS: usize = position(COLUMNS, "LS");
/// Category of need at the start of the period of care.
pub const CIN: usize = position(COLUMNS, "CIN");
/// Placement type. `PL` in XML.
pub const PLACE: usize = position(COLUMNS, "PLACE");
/// Kind of provider of the placement.
pub const PLACE_PROVIDER: usize = position(COLUMNS, "PLACE_PROVIDER");
/// Day the episode ceased; blank while it is open.
pub const DEC: usize = position(COLUMNS, "DEC");
/// Reason the episode ceased.
pub const REC: usize = position(COLUMNS, "REC");
/// Why the placement changed, on the episode that ends so.
pub const REASON_PLACE_CHANGE: usize = position(COLUMNS, "REASON_PLACE_CHANGE");
/// Postcode of the home at the start of care.
pub const HOME_POST: usize = position(COLUMNS, "HOME_POST");
/// Postcode of the placement.
pub const PL_POST: usize = position(COLUMNS, "PL_POST");
/// Ofsted's number of the provider or setting; XXXXXXX where not known.
pub const URN: usize = position(COLUMNS, "URN");
/// Authority the placement lies in. Derived, never submitted.
pub const PL_LA: usize = position(COLUMNS, "PL_LA");
/// IN or OUT of the responsible authority. Derived, never submitted.
pub const PL_LOCATION: usize = position(COLUMNS, "PL_LOCATION");
/// Miles between home and placement, one decimal. Derived, never submitted.
pub const PL_DISTANCE: usize = position(COLUMNS, "PL_DISTANCE");
