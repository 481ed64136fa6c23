//! Management oversight.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How senior the manager is.
    Level = "level", "How senior the manager is" {
        TeamManager = "team_manager" "Team manager",
        ServiceManager = "service_manager" "Service manager",
        Senior = "senior" "Assistant director or above",
    }
}

/// A manager looked at the child's case and wrote down what they think and ask for; what supervision decided about a child, and
/// why, is this too.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagementOversight {
    /// Day.
    pub day: Day,
    /// Manager.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// How senior are they.
    pub level: Level,
    /// What they think and ask for.
    pub text: String,
    /// Was it in supervision.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub supervised: bool,
    /// What was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl Definition for ManagementOversight {
    const KIND: &'static Kind = &Kind {
        name: "management_oversight",
        title: "Management oversight",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("by", "Manager", Form::Worker).optional(),
            Field::new("level", "How senior are they?", Form::Choice(Level::SET)),
            Field::new("text", "What they think and ask for", Form::LongText),
            Field::new("supervised", "Was it in supervision?", Form::YesNo),
            Field::new("decision", "What was decided?", Form::LongText).optional(),
            Field::new("why", "Why?", Form::LongText).optional(),
        ],
        read: read::<ManagementOversight>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let said = |text: Option<&str>| text.is_some_and(|text| !text.trim().is_empty());
        if said(self.decision.as_deref()) && !said(self.why.as_deref()) {
            return vec![Trouble::stops(
                "why",
                "Say why: a decision without its reason cannot be understood later",
            )];
        }
        Vec::new()
    }
}
