//! Expense of a volunteer.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Money;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What a volunteer spent on a visit and is paid back.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitorExpense {
    /// Day.
    pub day: Day,
    /// How much.
    pub amount: Money,
    /// What for.
    pub what: String,
    /// Paid back on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid: Option<Day>,
}

impl Definition for VisitorExpense {
    const KIND: &'static Kind = &Kind {
        name: "visitor_expense",
        title: "Expense of a volunteer",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("amount", "How much?", Form::Money),
            Field::new("what", "What for?", Form::Text),
            Field::new("paid", "Paid back on", Form::Day).optional(),
        ],
        read: read::<VisitorExpense>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
