//! Survey of carers.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// How often one answer to one question was given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CarerAnswer {
    /// Question.
    pub question: String,
    /// Answer.
    pub answer: String,
    /// How many gave it.
    pub count: f64,
}

/// The fields of each.
const CARER_ANSWER: &[Field] = &[
    Field::new("question", "Question", Form::Text),
    Field::new("answer", "Answer", Form::Text),
    Field::new("count", "How many gave it?", Form::Number),
];

/// What foster carers were asked, how many answered, and how often each answer was given. Nobody is named.
///
/// Happened: the span. Source: capabilities FOS-17.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CarerSurvey {
    /// Asked from.
    pub since: Day,
    /// Asked until.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// What it is called.
    pub title: String,
    /// How many were asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<f64>,
    /// How many answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<f64>,
    /// Questions and answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<CarerAnswer>,
    /// What was done about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub did: Option<String>,
}

impl Definition for CarerSurvey {
    const KIND: &'static Kind = &Kind {
        name: "carer_survey",
        title: "Survey of carers",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "Asked from", Form::Day),
            Field::new("until", "Asked until", Form::Day).optional(),
            Field::new("title", "What it is called", Form::Text),
            Field::new("asked", "How many were asked?", Form::Number).optional(),
            Field::new("returned", "How many answered?", Form::Number).optional(),
            Field::new("answers", "Questions and answers", Form::Parts(CARER_ANSWER)).optional(),
            Field::new("did", "What was done about it", Form::LongText).optional(),
        ],
        read: read::<CarerSurvey>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.asked.zip(self.returned).is_some_and(|(asked, returned)| returned > asked) {
            return vec![Trouble::stops("returned", "More answered than were asked: change one of the two")];
        }
        Vec::new()
    }
}
