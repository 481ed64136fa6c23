//! No new child for now.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Why.
    HoldReason = "hold_reason", "Why" {
        Asked = "asked" "The carers asked for a pause",
        Health = "health" "Illness or a baby",
        Moving = "moving" "Moving house or building",
        AfterMove = "after_move" "A rest after a child moved",
        Settling = "settling" "A child needs time to settle",
        Review = "review" "Until their approval is reviewed",
        Suspended = "suspended" "Suspended while something is looked into",
    }
}

/// A household takes no new child for some time, or is suspended. Approval goes on; it is counted, and is no
/// vacancy.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FosteringHold {
    /// From.
    pub since: Day,
    /// Until.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Why.
    pub why: HoldReason,
    /// Looked at again on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Day>,
    /// What others should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for FosteringHold {
    const KIND: &'static Kind = &Kind {
        name: "fostering_hold",
        title: "No new child for now",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "Until", Form::Day).optional(),
            Field::new("why", "Why?", Form::Choice(HoldReason::SET)),
            Field::new("review", "Looked at again on", Form::Day).optional(),
            Field::new("notes", "What others should know", Form::LongText).optional(),
        ],
        read: read::<FosteringHold>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}

impl FosteringHold {
    /// Whether it holds on a day: the day until which it was said is not in it.
    pub fn holds_on(&self, day: Day) -> bool {
        self.since <= day && self.until.is_none_or(|until| day < until)
    }
}
