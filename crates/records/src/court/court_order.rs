//! Court order.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Which order.
    OrderSort = "order_sort", "Which order" {
        DeprivationOfLiberty = "deprivation_of_liberty" "Deprivation of liberty",
        Secure = "secure" "Secure accommodation",
        Remand = "remand" "Remand",
        FamilyTime = "family_time" "Contact",
        ChildArrangements = "child_arrangements" "Child arrangements",
        ProhibitedSteps = "prohibited_steps" "Prohibited steps or specific issue",
        Supervision = "supervision" "Supervision",
        Other = "other" "Another order",
    }
}

/// A court made an order about the child.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourtOrder {
    /// Made.
    pub made: Day,
    /// Until.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Which order.
    pub what: OrderSort,
    /// What it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for CourtOrder {
    const KIND: &'static Kind = &Kind {
        name: "court_order",
        title: "Court order",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("made", "Made", Form::Day),
            Field::new("until", "Until", Form::Day).optional(),
            Field::new("what", "Which order?", Form::Choice(OrderSort::SET)),
            Field::new("notes", "What it says", Form::Text).optional(),
        ],
        read: read::<CourtOrder>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.made, self.until)
    }

    fn significant(&self) -> bool {
        true
    }
}
