//! Access given.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Somebody was let into the record for a time, for a reason that the roles do not know: duty for a colleague, an
/// investigation, an advocate whom the child asked for, an inspector who asked for this child.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessGiven {
    /// From.
    pub since: Day,
    /// To. The first day on which it no longer holds.
    pub until: Day,
    /// To whom.
    pub worker: String,
    /// Why.
    pub because: String,
    /// Is it for the notes of advocates and independent visitors too. Only where a child must be kept safe.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub confidential: bool,
    /// Who decided it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

impl Definition for AccessGiven {
    const KIND: &'static Kind = &Kind {
        name: "access_given",
        title: "Access given",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).hint("The first day on which it no longer holds"),
            Field::new("worker", "To whom?", Form::Worker),
            Field::new("because", "Why?", Form::Text)
                .hint("It follows “you were let in”: to cover for a colleague. Nothing of the child’s case"),
            Field::new("confidential", "Is it for the notes of advocates and visitors too?", Form::YesNo)
                .hint("Only where a child must be kept safe"),
            Field::new("by", "Who decided it?", Form::Worker).optional(),
        ],
        read: read::<AccessGiven>,
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
