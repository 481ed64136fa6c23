//! Approval to foster.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::LeavingReason;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A household was approved to foster for the authority, and perhaps its approval ended.
///
/// Happened: from the decision-maker's decision to the day approval ended. Source: Fostering Services (England) Regulations
/// 2011, regulations 27 and 28.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FosteringApproval {
    /// Approved. Day of the decision.
    pub since: Day,
    /// Approval ended. A resignation takes effect 28 days after notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Approved for a relative or friend only.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub kinship: bool,
    /// Why approval ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_because: Option<LeavingReason>,
}

impl Definition for FosteringApproval {
    const KIND: &'static Kind = &Kind {
        name: "fostering_approval",
        title: "Approval to foster",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "Approved", Form::Day).hint("Day of the decision"),
            Field::new("until", "Approval ended", Form::Day)
                .optional()
                .hint("A resignation takes effect 28 days after notice"),
            Field::new("kinship", "Approved for a relative or friend only?", Form::YesNo),
            Field::new("ended_because", "Why approval ended", Form::Choice(LeavingReason::SET)).optional(),
        ],
        read: read::<FosteringApproval>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}
