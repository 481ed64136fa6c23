//! Standing in for a colleague.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A worker stood in for a colleague: while it lasts, the colleague's children are theirs to see to.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingIn {
    /// From.
    pub since: Day,
    /// To. The first day on which it no longer holds.
    pub until: Day,
    /// For whom.
    pub whom: String,
    /// Who decided it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

impl Definition for StandingIn {
    const KIND: &'static Kind = &Kind {
        name: "standing_in",
        title: "Standing in for a colleague",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).hint("The first day on which it no longer holds"),
            Field::new("whom", "For whom?", Form::Worker),
            Field::new("by", "Who decided it?", Form::Worker).optional(),
        ],
        read: read::<StandingIn>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, Some(self.until))
    }

    fn check(&self) -> Vec<Trouble> {
        if self.until <= self.since {
            vec![Trouble::stops("until", "It must end after it begins")]
        } else {
            Vec::new()
        }
    }
}
