//! Review planned.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::at_review::{INVITED, Invited, ReviewMoved};
use crate::TimeOfDay;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A review is planned for a day.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewPlanned {
    /// Day planned.
    pub day: Day,
    /// At what time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeOfDay>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Who is invited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invited: Option<String>,
    /// Who is asked, one by one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Invited>,
    /// Whom the child wants there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wants: Option<String>,
    /// Cancelled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Day>,
    /// Why it was moved or called off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<ReviewMoved>,
    /// What brothers and sisters who are reviewed together share: the name of the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub together: Option<String>,
}

impl Definition for ReviewPlanned {
    const KIND: &'static Kind = &Kind {
        name: "review_planned",
        title: "Review planned",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day planned", Form::Day),
            Field::new("time", "At what time?", Form::Time).optional(),
            Field::new("place", "Where?", Form::Text).optional(),
            Field::new("invited", "Who is invited?", Form::Text).optional(),
            Field::new("people", "Who is asked, one by one?", Form::Parts(INVITED)).optional(),
            Field::new("wants", "Whom the child wants there", Form::Text).optional(),
            Field::new("cancelled", "Cancelled", Form::Day).optional(),
            Field::new("moved", "Why was it moved or called off?", Form::Choice(ReviewMoved::SET)).optional(),
            Field::new("together", "Held together with brothers and sisters", Form::Text).optional().given(),
        ],
        read: read::<ReviewPlanned>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.cancelled.is_some() && self.moved.is_none() {
            return vec![Trouble::stops("moved", "Say why it was moved or called off: the clock goes on")];
        }
        Vec::new()
    }
}
