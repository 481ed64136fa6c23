//! Permanence cohort.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A question asked of each child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CohortQuestion {
    /// Question.
    pub question: String,
}

/// The fields of each.
const QUESTIONS: &[Field] = &[Field::new("question", "Question", Form::Text)];

/// Children whose permanence is looked at together, child by child: who belongs to it, the day on which the list was
/// frozen, and the questions that are asked of each.
///
/// Happened: the span. Source: capabilities PER-01 and PER-12; processes, section 5 (drift flag where no milestone in 60 days).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PermanenceCohort {
    /// Set up on.
    pub since: Day,
    /// Name.
    pub name: String,
    /// Who belongs to it.
    pub criteria: String,
    /// List frozen on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen: Option<Day>,
    /// Questions asked of each child.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<CohortQuestion>,
    /// Days without a milestone after which a child is marked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drift_days: Option<u32>,
    /// Closed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Day>,
}

impl Definition for PermanenceCohort {
    const KIND: &'static Kind = &Kind {
        name: "permanence_cohort",
        title: "Permanence cohort",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "Set up on", Form::Day),
            Field::new("name", "Name", Form::Text),
            Field::new("criteria", "Who belongs to it?", Form::LongText),
            Field::new("frozen", "List frozen on", Form::Day)
                .optional()
                .hint("Who was a member on this day is counted in its outcomes for good"),
            Field::new("questions", "Questions asked of each child", Form::Parts(QUESTIONS)).optional(),
            Field::new("drift_days", "Days without a milestone after which a child is marked", Form::Number)
                .optional()
                .hint("60 where nothing is said"),
            Field::new("closed", "Closed on", Form::Day).optional(),
        ],
        read: read::<PermanenceCohort>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.closed)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.frozen.is_some_and(|frozen| frozen < self.since) {
            troubles.push(Trouble::stops(
                "frozen",
                "The list was frozen before the cohort was set up: correct one of the days",
            ));
        }
        if self.questions.is_empty() {
            troubles.push(Trouble::advice("questions", "Without questions nobody knows what to look at"));
        }
        troubles
    }
}
