//! Survey of children or young people.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// How often one answer to one question was given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SurveyAnswer {
    /// Question.
    pub question: String,
    /// Answer.
    pub answer: String,
    /// How many gave it.
    pub count: f64,
}

/// The fields of each.
const SURVEY_ANSWER: &[Field] = &[
    Field::new("question", "Question", Form::Text),
    Field::new("answer", "Answer", Form::Text),
    Field::new("count", "How many gave it?", Form::Number),
];

/// What children or young people were asked, how many answered, and how often each answer was given. Nobody is named.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Survey {
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
    pub answers: Vec<SurveyAnswer>,
    /// What they said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// What was done about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub did: Option<String>,
}

impl Definition for Survey {
    const KIND: &'static Kind = &Kind {
        name: "survey",
        title: "Survey of children or young people",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "Asked from", Form::Day),
            Field::new("until", "Asked until", Form::Day).optional(),
            Field::new("title", "What it is called", Form::Text),
            Field::new("asked", "How many were asked?", Form::Number).optional(),
            Field::new("returned", "How many answered?", Form::Number).optional(),
            Field::new("answers", "Questions and answers", Form::Parts(SURVEY_ANSWER)).optional(),
            Field::new("words", "What they said", Form::LongText)
                .hint("Without anything that names or shows who said it")
                .optional(),
            Field::new("did", "What was done about it", Form::LongText)
                .hint("In words that children can read: it is printed under “You said, we did”")
                .optional(),
        ],
        read: read::<Survey>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.asked.zip(self.returned).is_some_and(|(asked, returned)| returned > asked) {
            troubles.push(Trouble::stops("returned", "More answered than were asked: change one of the two"));
        }
        if self.until.is_some_and(|until| until < self.since) {
            troubles.push(Trouble::stops("until", "It ended before it began: change one of the two days"));
        }
        let whole = |count: f64| count >= 0.0 && count.fract() == 0.0;
        for (at, answer) in self.answers.iter().enumerate() {
            if !whole(answer.count) || self.returned.is_some_and(|returned| answer.count > returned) {
                let says = "Write how many gave it: a whole number, no more than answered";
                troubles.push(Trouble::stops(format!("answers.{at}.count"), says));
            }
        }
        troubles
    }
}
