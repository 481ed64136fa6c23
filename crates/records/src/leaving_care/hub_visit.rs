//! Came to the hub.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What somebody came to the hub for.
    HubFor = "hub_for", "What somebody came to the hub for" {
        Meal = "meal" "Something to eat",
        Washing = "washing" "Washing, a shower",
        Talk = "talk" "To talk",
        Money = "money" "Money or a form",
        Work = "work" "Work or learning",
        Health = "health" "Health",
        Group = "group" "A group or an activity",
        Computer = "computer" "A computer or the internet",
        There = "there" "Just to be there",
    }
}

/// A young person came to the hub, or took part in something there: recorded lightly, in a line.
///
/// Happened: the day. Source: capabilities CLV-16, CLV-38.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HubVisit {
    /// Day.
    pub day: Day,
    /// What for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub came_for: Vec<HubFor>,
    /// Which activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<String>,
    /// Anything they said, in a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Definition for HubVisit {
    const KIND: &'static Kind = &Kind {
        name: "hub_visit",
        title: "Came to the hub",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("came_for", "What for?", Form::Choices(HubFor::SET)).optional(),
            Field::new("activity", "Which activity?", Form::Text).optional(),
            Field::new("words", "Anything they said, in a line", Form::Text).optional(),
        ],
        read: read::<HubVisit>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
