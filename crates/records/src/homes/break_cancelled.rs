//! Short break cancelled by the home.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Why.
    CancelledBecause = "cancelled_because", "Why" {
        Emergency = "emergency" "An emergency admission",
        Sickness = "sickness" "Sickness of staff",
        Other = "other" "Something else",
    }
}

/// The home cancelled a short break.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreakCancelled {
    /// Day.
    pub day: Day,
    /// Which child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<CancelledBecause>,
}

impl Definition for BreakCancelled {
    const KIND: &'static Kind = &Kind {
        name: "break_cancelled",
        title: "Short break cancelled by the home",
        subject: SubjectKind::Home,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("child", "Which child?", Form::Child).optional(),
            Field::new("because", "Why?", Form::Choice(CancelledBecause::SET)).optional(),
        ],
        read: read::<BreakCancelled>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
