//! The authority.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What the authority is called.
///
/// Happened: from the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorityName {
    /// From.
    pub since: Day,
    /// Name.
    pub name: String,
    /// The number on which young people reach the council. Shown to them where nobody who works for them has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

impl Definition for AuthorityName {
    const KIND: &'static Kind = &Kind {
        name: "authority_name",
        title: "The authority",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("name", "Name", Form::Text),
            Field::new("phone", "The number on which young people reach the council", Form::Text)
                .optional()
                .hint("Shown to a young person where nobody who works for them has a number"),
        ],
        read: read::<AuthorityName>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }
}
