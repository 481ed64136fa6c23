//! Where somebody lives.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Postcode;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Where the child's family, or somebody else in the child's life, lives.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Who lives there.
    pub who: String,
    /// Address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<String>,
    /// Postcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<Postcode>,
    /// Must it be kept from others. It is then left out of letters, maps and what others may see.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub confidential: bool,
}

impl Definition for Address {
    const KIND: &'static Kind = &Kind {
        name: "address",
        title: "Where somebody lives",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("who", "Who lives there?", Form::Person),
            Field::new("lines", "Address", Form::Text).optional(),
            Field::new("postcode", "Postcode", Form::Postcode).optional(),
            Field::new("confidential", "Must it be kept from others?", Form::YesNo)
                .hint("It is then left out of letters, maps and what others may see"),
        ],
        read: read::<Address>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}
