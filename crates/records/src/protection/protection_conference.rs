//! Child protection conference.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What sort.
    ConferenceSort = "conference_sort", "What sort" {
        Initial = "initial" "Initial",
        Review = "review" "Review",
        TransferIn = "transfer_in" "Transfer in",
        Prebirth = "prebirth" "Before birth",
    }
}

/// Family and professionals met to decide whether a child needs a protection plan.
///
/// Happened: the day. Source: Working Together to Safeguard Children 2023.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProtectionConference {
    /// Day.
    pub day: Day,
    /// What sort.
    pub sort: ConferenceSort,
    /// Is there to be a plan.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub plan: bool,
    /// What the child says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub views: Option<String>,
}

impl Definition for ProtectionConference {
    const KIND: &'static Kind = &Kind {
        name: "protection_conference",
        title: "Child protection conference",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("sort", "What sort?", Form::Choice(ConferenceSort::SET)),
            Field::new("plan", "Is there to be a plan?", Form::YesNo),
            Field::new("views", "What the child says", Form::LongText).optional(),
        ],
        read: read::<ProtectionConference>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }
}
