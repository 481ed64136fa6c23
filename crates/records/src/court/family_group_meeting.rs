//! Family group decision-making.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The family was offered a meeting at which it makes its own plan for the child.
///
/// Happened: the day. Source: Children Act 1989, section 31ZA.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyGroupMeeting {
    /// Offered.
    pub offered: Day,
    /// To whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Was it accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<bool>,
    /// Held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Day>,
    /// If it is not in the child's interests, why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_best: Option<String>,
}

impl Definition for FamilyGroupMeeting {
    const KIND: &'static Kind = &Kind {
        name: "family_group_meeting",
        title: "Family group decision-making",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("offered", "Offered", Form::Day),
            Field::new("to", "To whom?", Form::Text).optional(),
            Field::new("accepted", "Was it accepted?", Form::YesNo).optional(),
            Field::new("held", "Held", Form::Day).optional(),
            Field::new("not_best", "If it is not in the child's interests, why?", Form::Text).optional(),
        ],
        read: read::<FamilyGroupMeeting>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.offered)
    }
}
