//! Resignation.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::LeavingReason;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A household gave written notice that it stops fostering.
///
/// Happened: the day. Source: Fostering Services (England) Regulations 2011, regulation 28(13).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resignation {
    /// Written notice received.
    pub notice: Day,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Main reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<LeavingReason>,
}

impl Definition for Resignation {
    const KIND: &'static Kind = &Kind {
        name: "resignation",
        title: "Resignation",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("notice", "Written notice received", Form::Day),
            Field::new("because", "Why?", Form::Text).optional(),
            Field::new("reason", "Main reason", Form::Choice(LeavingReason::SET)).optional(),
        ],
        read: read::<Resignation>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.notice)
    }
}
