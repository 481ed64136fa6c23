//! Promise to children in care.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A promise of the authority to children in care and care leavers, and the directorate that reports on it.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PledgePromise {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// The promise, as children read it.
    pub words: String,
    /// Which directorate reports on it.
    pub directorate: String,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
}

impl Definition for PledgePromise {
    const KIND: &'static Kind = &Kind {
        name: "pledge_promise",
        title: "Promise to children in care",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("words", "The promise, as children read it", Form::LongText),
            Field::new("directorate", "Which directorate reports on it?", Form::Text),
            Field::new("owner", "Who answers for it?", Form::Text).optional(),
        ],
        read: read::<PledgePromise>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}
