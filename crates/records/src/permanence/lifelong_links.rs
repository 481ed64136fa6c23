//! Lifelong links.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Somebody on the map of a child's connections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connection {
    /// Who.
    pub who: String,
    /// How the child knows them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// Does the child want to be in touch.
    pub wanted: Answer,
    /// Found or written to on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Day>,
    /// Will they be in touch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub willing: Option<Answer>,
}

/// The fields of each.
const CONNECTION: &[Field] = &[
    Field::new("who", "Who?", Form::Person),
    Field::new("how", "How does the child know them?", Form::Text).optional(),
    Field::new("wanted", "Does the child want to be in touch?", Form::YesNoNotKnown),
    Field::new("found", "Found, or written to, on", Form::Day).optional(),
    Field::new("willing", "Will they be in touch?", Form::YesNoNotKnown).optional(),
];

/// A map of the people whom a child wants to keep or find again for life, and what came of the meeting with them.
///
/// Happened: the day the work began. Source: capabilities PER-09 (connection map and meeting outcomes for each child).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LifelongLinks {
    /// Begun on.
    pub day: Day,
    /// Who does the work with the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coordinator: Option<String>,
    /// The child's people.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Connection>,
    /// They met on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met: Option<Day>,
    /// What they promised each other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// Looked at again by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Day>,
}

impl Definition for LifelongLinks {
    const KIND: &'static Kind = &Kind {
        name: "lifelong_links",
        title: "Lifelong links",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Begun on", Form::Day),
            Field::new("coordinator", "Who does the work with the child?", Form::Text).optional(),
            Field::new("people", "Who is on the child’s map?", Form::Parts(CONNECTION)).optional(),
            Field::new("met", "They met on", Form::Day).optional(),
            Field::new("plan", "What did they promise each other?", Form::LongText).optional(),
            Field::new("review_by", "Looked at again by", Form::Day).optional(),
        ],
        read: read::<LifelongLinks>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.met.is_some_and(|met| met < self.day) {
            troubles.push(Trouble::stops("met", "They met before the work began: correct one of the days"));
        }
        if self.met.is_some() && self.people.is_empty() {
            troubles.push(Trouble::stops("people", "Say whom the child met: write down who is on the map"));
        }
        troubles
    }
}
