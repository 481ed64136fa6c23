//! Return submitted.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Which return.
    NationalReturn = "national_return", "Which return" {
        LookedAfter = "looked_after" "Looked-after children (SSDA903)",
        InNeed = "in_need" "Children in need census",
        Workforce = "workforce" "Social work workforce census",
    }
}

/// A statistical return of the authority was submitted, or the day by which it must be was set.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnSubmitted {
    /// Which return.
    pub what: NationalReturn,
    /// Year in which the collection closes.
    pub year: u16,
    /// Must be submitted by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// Submitted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submitted: Option<Day>,
}

impl Definition for ReturnSubmitted {
    const KIND: &'static Kind = &Kind {
        name: "return_submitted",
        title: "Return submitted",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("what", "Which return?", Form::Choice(NationalReturn::SET)),
            Field::new("year", "Year in which the collection closes", Form::Number),
            Field::new("due", "Must be submitted by", Form::Day).optional(),
            Field::new("submitted", "Submitted", Form::Day).optional(),
        ],
        read: read::<ReturnSubmitted>,
    };

    fn happened(&self) -> Happened {
        Happened { from: self.submitted, to: None }
    }
}
