//! Constellation.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A household belongs to a group of fostering households around a hub home that helps the others.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constellation {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Name of the group.
    pub name: String,
    /// Are they the hub home.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub hub: bool,
    /// Around which household. The hub home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub around: Option<String>,
    /// What they do together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for Constellation {
    const KIND: &'static Kind = &Kind {
        name: "constellation",
        title: "Constellation",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("name", "Name of the group", Form::Text),
            Field::new("hub", "Are they the hub home?", Form::YesNo),
            Field::new("around", "Around which household?", Form::Household).optional().hint("The hub home"),
            Field::new("notes", "What they do together", Form::Text).optional(),
        ],
        read: read::<Constellation>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}
