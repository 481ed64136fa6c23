//! Placement request.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What became of it.
    RequestEnded = "request_ended", "What became of it" {
        Placed = "placed" "A placement was made",
        Stays = "stays" "The child stays where they are",
        Home = "home" "The child went home",
        Withdrawn = "withdrawn" "No longer needed",
    }
}

/// A placement was asked for: what the child needs, and by when.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementRequest {
    /// Day of the request.
    pub day: Day,
    /// Needed by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needed_by: Option<Day>,
    /// Is it an emergency.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub emergency: bool,
    /// What the child needs.
    pub needs: String,
    /// Risks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risks: Option<String>,
    /// Brothers and sisters to be placed with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub together: Option<String>,
    /// Where it should be. School, family, friends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<String>,
    /// Language, religion, culture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub culture: Option<String>,
    /// Closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Day>,
    /// What became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<RequestEnded>,
}

impl Definition for PlacementRequest {
    const KIND: &'static Kind = &Kind {
        name: "placement_request",
        title: "Placement request",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the request", Form::Day),
            Field::new("needed_by", "Needed by", Form::Day).optional(),
            Field::new("emergency", "Is it an emergency?", Form::YesNo),
            Field::new("needs", "What the child needs", Form::LongText),
            Field::new("risks", "Risks", Form::LongText).optional(),
            Field::new("together", "Brothers and sisters to be placed with", Form::Text).optional(),
            Field::new("near", "Where it should be", Form::Text).hint("School, family, friends").optional(),
            Field::new("culture", "Language, religion, culture", Form::Text).optional(),
            Field::new("closed", "Closed", Form::Day).optional(),
            Field::new("ended", "What became of it?", Form::Choice(RequestEnded::SET)).optional(),
        ],
        read: read::<PlacementRequest>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.day, self.closed)
    }
}
