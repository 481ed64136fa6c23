//! Seen by young inspectors.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What young inspectors look at.
    YoungTheme = "young_theme", "What young inspectors look at" {
        Welcome = "welcome" "Welcome",
        Rooms = "rooms" "Rooms",
        Staff = "staff" "The people who work there",
        Food = "food" "Food and kitchen",
        Rules = "rules" "Rules",
        Safe = "safe" "Feeling safe",
        Near = "near" "What is near",
    }
}

code_set! {
    /// What young inspectors say.
    YoungSay = "young_say", "What young inspectors say" {
        Great = "great" "Great",
        Fine = "fine" "Fine",
        Poor = "poor" "Not good enough",
    }
}

/// What they found of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct YoungFinding {
    /// What about.
    pub about: YoungTheme,
    /// How is it.
    pub say: YoungSay,
    /// In their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// The fields of each.
const YOUNG_FINDING: &[Field] = &[
    Field::new("about", "What about?", Form::Choice(YoungTheme::SET)),
    Field::new("say", "How is it?", Form::Choice(YoungSay::SET)),
    Field::new("words", "In their words", Form::Text).optional(),
];

/// Young people who were in care went to see a home or a flat and said what they found; and what was answered.
///
/// Happened: the day. Source: capabilities CLV-34.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct YoungInspection {
    /// Day.
    pub day: Day,
    /// How many young inspectors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub many: Option<f64>,
    /// Would they live there.
    pub live: Answer,
    /// What they found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<YoungFinding>,
    /// In their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// What was answered, and what changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// Answered on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Day>,
}

impl Definition for YoungInspection {
    const KIND: &'static Kind = &Kind {
        name: "young_inspection",
        title: "Seen by young inspectors",
        subject: SubjectKind::Home,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("many", "How many young inspectors?", Form::Number).optional(),
            Field::new("live", "Would they live there?", Form::YesNoNotKnown),
            Field::new("found", "What they found", Form::Parts(YOUNG_FINDING)).optional(),
            Field::new("words", "In their own words", Form::LongText).optional(),
            Field::new("answer", "What was answered, and what changes", Form::LongText).optional(),
            Field::new("answered", "Answered on", Form::Day).optional(),
        ],
        read: read::<YoungInspection>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.answered.is_some_and(|on| on < self.day) {
            return vec![Trouble::stops("answered", "This is before they came: change one of the two days")];
        }
        Vec::new()
    }
}
