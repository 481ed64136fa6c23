//! Health appointment that did not take place.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Why it did not take place.
    WhyNot = "why_not", "Why it did not take place" {
        NotBrought = "not_brought" "The child was not brought",
        Refused = "refused" "The young person refused",
        Cancelled = "cancelled" "It was cancelled",
    }
}

/// A health appointment was missed, refused or cancelled: three different things.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentMissed {
    /// Day of the appointment.
    pub day: Day,
    /// Which appointment.
    pub what: String,
    /// Why did it not take place.
    pub because: WhyNot,
    /// Next appointment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Day>,
}

impl Definition for AppointmentMissed {
    const KIND: &'static Kind = &Kind {
        name: "appointment_missed",
        title: "Health appointment that did not take place",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the appointment", Form::Day),
            Field::new("what", "Which appointment?", Form::Text),
            Field::new("because", "Why did it not take place?", Form::Choice(WhyNot::SET)),
            Field::new("next", "Next appointment", Form::Day).optional(),
        ],
        read: read::<AppointmentMissed>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
