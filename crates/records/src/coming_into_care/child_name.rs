//! Child's name.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What the child is called. A return carries no name: it is for the people who work with the child.
///
/// Happened: the first day of the name. A child who changes their name has another fact; the one before stays readable.
/// No form of name is forced on anybody: a family name may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildName {
    /// From.
    pub since: Day,
    /// Given names.
    pub given: String,
    /// Family name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// Known as. What the child likes to be called, where it differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_as: Option<String>,
}

impl Definition for ChildName {
    const KIND: &'static Kind = &Kind {
        name: "child_name",
        title: "Child's name",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("given", "Given names", Form::Text),
            Field::new("family", "Family name", Form::Text).optional(),
            Field::new("known_as", "Known as", Form::Text)
                .optional()
                .hint("What the child likes to be called, where it differs"),
        ],
        read: read::<ChildName>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }
}
