//! OC2: health and conduct of children looked after continuously for twelve months at 31 March. One row a child.

use exchange::{Column, Shape};

use super::position;

/// What the table is recognised by.
pub const SHAPE: Shape = Shape { name: "OC2", columns: COLUMNS };

/// Its columns, in the order in which they are written.
pub const COLUMNS: &[Column] = &[
    Column::required("CHILD"),
    Column::required("DOB"),
    Column::required("SDQ_SCORE"),
    Column::required("SDQ_REASON"),
    Column::required("CONVICTED"),
    Column::required("HEALTH_CHECK"),
    Column::required("IMMUNISATIONS"),
    Column::required("TEETH_CHECK"),
    Column::required("HEALTH_ASSESSMENT"),
    Column::required("SUBSTANCE_MISUSE"),
    Column::required("INTERVENTION_RECEIVED"),
    Column::required("INTERVENTION_OFFERED"),
];

/// The authority's own id of the child, kept from year to year.
pub const CHILD: usize = position(COLUMNS, "CHILD");
/// Date of birth, repeated from the Header.
pub const DOB: usize = position(COLUMNS, "DOB");
/// Strengths and difficulties score, 0 to 40.
pub const SDQ_SCORE: usize = position(COLUMNS, "SDQ_SCORE");
/// Why there is no score.
pub const SDQ_REASON: usize = position(COLUMNS, "SDQ_REASON");
/// Convicted, or a youth caution, in the year: 0 or 1.
pub const CONVICTED: usize = position(COLUMNS, "CONVICTED");
/// Under five: child health surveillance up to date, 0 or 1.
pub const HEALTH_CHECK: usize = position(COLUMNS, "HEALTH_CHECK");
/// Immunisations up to date, 0 or 1.
pub const IMMUNISATIONS: usize = position(COLUMNS, "IMMUNISATIONS");
/// Teeth checked by a dentist in the year, 0 or 1.
pub const TEETH_CHECK: usize = position(COLUMNS, "TEETH_CHECK");
/// Annual health assessment done, 0 or 1.
pub const HEALTH_ASSESSMENT: usize = position(COLUMNS, "HEALTH_ASSESSMENT");
/// Identified as having a substance misuse problem, 0 or 1.
pub const SUBSTANCE_MISUSE: usize = position(COLUMNS, "SUBSTANCE_MISUSE");
/// Received an intervention for it, 0 or 1.
pub const INTERVENTION_RECEIVED: usize = position(COLUMNS, "INTERVENTION_RECEIVED");
/// Was offered one and refused, 0 or 1.
pub const INTERVENTION_OFFERED: usize = position(COLUMNS, "INTERVENTION_OFFERED");
