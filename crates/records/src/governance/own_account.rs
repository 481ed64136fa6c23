//! Account of a young person.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A young person signs in with an account of their own, and reads what of this record is theirs: their plan, their people, their
/// papers, their rights, and who has looked.
///
/// Happened: the span. Source: UK GDPR, article 15; Care Leavers (England) Regulations 2010, regulation 6 (a copy of the plan).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAccount {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Which account.
    pub who: String,
    /// How was it made sure that it is them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<String>,
}

impl Definition for OwnAccount {
    const KIND: &'static Kind = &Kind {
        name: "own_account",
        title: "Account of the young person",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("who", "Which account?", Form::Worker)
                .hint("Made by an administrator, with the role child or care leaver"),
            Field::new("checked", "How was it made sure that it is them?", Form::Text).optional(),
        ],
        read: read::<OwnAccount>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}
