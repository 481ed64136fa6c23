//! Deprivation of liberty order.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A court authorised arrangements that deprive the child of liberty.
///
/// Happened: the span of the order. Returned since 2026-27. Source: SSDA903 DoLo, rules 700 to 710.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeprivationOfLibertyOrder {
    /// Order made.
    pub since: Day,
    /// Order ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

impl Definition for DeprivationOfLibertyOrder {
    const KIND: &'static Kind = &Kind {
        name: "deprivation_of_liberty_order",
        title: "Deprivation of liberty order",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "Order made", Form::Day).returned_as("DoLo.DOLO_START"),
            Field::new("until", "Order ended", Form::Day).optional().returned_as("DoLo.DOLO_END"),
        ],
        read: read::<DeprivationOfLibertyOrder>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn significant(&self) -> bool {
        true
    }
}
