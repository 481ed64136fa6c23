//! Child of a cohort looked at.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// An answer to a question of the cohort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CohortAnswer {
    /// Question.
    pub question: String,
    /// Answer.
    pub answer: String,
}

/// The fields of each.
const ANSWERS: &[Field] =
    &[Field::new("question", "Question", Form::Text), Field::new("answer", "Answer", Form::LongText)];

/// A child of a cohort was looked at: what was reached since the last time, and the answers to the questions of the cohort.
///
/// Happened: the day. Source: capabilities PER-01; processes, section 5 (tracked each month).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CohortTracked {
    /// Day.
    pub day: Day,
    /// Which cohort.
    pub cohort: String,
    /// What was reached since the last time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milestone: Option<String>,
    /// Answers to the questions of the cohort.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<CohortAnswer>,
    /// What comes next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// By.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Day>,
}

impl Definition for CohortTracked {
    const KIND: &'static Kind = &Kind {
        name: "cohort_tracked",
        title: "Child of a cohort looked at",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("cohort", "Which cohort?", Form::Text),
            Field::new("milestone", "What was reached since the last time?", Form::Text)
                .optional()
                .hint("Leave it empty where nothing was"),
            Field::new("answers", "Answers to the questions of the cohort", Form::Parts(ANSWERS)).optional(),
            Field::new("next", "What comes next?", Form::Text).optional(),
            Field::new("by", "By", Form::Day).optional(),
        ],
        read: read::<CohortTracked>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
