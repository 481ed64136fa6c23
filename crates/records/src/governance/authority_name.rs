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
}

impl Definition for AuthorityName {
    const KIND: &'static Kind = &Kind {
        name: "authority_name",
        title: "The authority",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[Field::new("since", "From", Form::Day), Field::new("name", "Name", Form::Text)],
        read: read::<AuthorityName>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }
}
