//! One-off bank holiday.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A bank holiday proclaimed for one year, which this version of Kith does not know yet: it is no working day. The bank holidays
/// of every year are known; a day on which only the council is closed is a working day in law and is not recorded here.
///
/// Happened: on the day. Source: Banking and Financial Dealings Act 1971 section 1(3) (a day appointed by royal proclamation).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayNotWorked {
    /// The day.
    pub day: Day,
    /// What it is called.
    pub name: String,
}

impl Definition for DayNotWorked {
    const KIND: &'static Kind = &Kind {
        name: "day_not_worked",
        title: "One-off bank holiday",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("day", "Which day?", Form::Day)
                .hint("One proclaimed for a single year. A day on which only the council is closed is a working day"),
            Field::new("name", "What is it called?", Form::Text),
        ],
        read: read::<DayNotWorked>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
