//! Decisions of a review.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::at_review::is_blank;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// One decision of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewDecision {
    /// What was decided.
    pub decision: String,
    /// Who does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Day>,
    /// What will be better for the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// How it is said to the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Done on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
    /// What somebody saw of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<String>,
    /// The decision of an earlier review that it carries on, in the words of then: where it is written anew, it is still the same
    /// promise to the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carries: Option<String>,
}

impl ReviewDecision {
    /// Whether it is a decision of these words, or carries on one of them.
    pub fn is_of(&self, words: &str) -> bool {
        let same = |own: &str| own.trim().eq_ignore_ascii_case(words.trim());
        same(&self.decision) || self.carries.as_deref().is_some_and(same)
    }
}

/// The fields of each.
const REVIEW_DECISION: &[Field] = &[
    Field::new("decision", "What was decided?", Form::Text),
    Field::new("owner", "Who does it?", Form::Text).optional(),
    Field::new("by", "By when?", Form::Day).optional(),
    Field::new("outcome", "What will be better for the child?", Form::Text).optional(),
    Field::new("words", "How do you say it to the child?", Form::Text).optional(),
    Field::new("done", "Done on", Form::Day).optional(),
    Field::new("seen", "What was seen of it?", Form::Text).optional(),
    Field::new("carries", "Which decision of an earlier review does it carry on?", Form::Text).optional(),
];

/// The decisions and recommendations of a review were sent out.
///
/// Happened: the day. Source: IRO Handbook, chapter 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewDecisions {
    /// Sent out.
    pub sent: Day,
    /// Day of the review.
    pub review: Day,
    /// Decisions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<ReviewDecision>,
    /// What the reviewing officer disputes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disputes: Option<String>,
}

impl ReviewDecisions {
    /// The same but for what is said of a decision when it is done: two that agree in this decide the same.
    pub fn but_done(&self) -> ReviewDecisions {
        let decisions = self.decisions.iter();
        let decisions = decisions.map(|each| ReviewDecision { done: None, seen: None, ..each.clone() });
        ReviewDecisions { decisions: decisions.collect(), ..self.clone() }
    }

    /// Decisions whose day had passed before they were sent: nobody can keep such a day.
    pub fn past(&self) -> Vec<Trouble> {
        let past = |each: &ReviewDecision| each.done.is_none() && each.by.is_some_and(|by| by < self.sent);
        let past = self.decisions.iter().enumerate().filter(|(_, each)| past(each));
        let says = "That day had passed before the decisions were sent: choose a day that can be kept";
        past.map(|(nth, _)| Trouble::stops(format!("decisions.{nth}.by"), says)).collect()
    }

    /// What is missing before decisions and minutes can be sent: each decision says what will be better, who does it and by
    /// when. (Ofsted 2019: actions of reviews had no outcome and no date.)
    pub fn missing(&self) -> Vec<Trouble> {
        let mut missing = Vec::new();
        for (nth, decision) in self.decisions.iter().enumerate() {
            for (field, lacks, says) in [
                ("outcome", is_blank(decision.outcome.as_deref()), "Say what will be better for the child"),
                ("owner", is_blank(decision.owner.as_deref()), "Say who does it"),
                ("by", decision.by.is_none(), "Say by when"),
            ] {
                if lacks {
                    let says = format!("{says}, or the decisions cannot be sent");
                    missing.push(Trouble::stops(format!("decisions.{nth}.{field}"), says));
                }
            }
        }
        missing
    }
}

impl Definition for ReviewDecisions {
    const KIND: &'static Kind = &Kind {
        name: "review_decisions",
        title: "Decisions of a review",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("sent", "Sent out", Form::Day),
            Field::new("review", "Day of the review", Form::Day),
            Field::new("decisions", "Decisions", Form::Parts(REVIEW_DECISION)).optional(),
            Field::new("disputes", "What does the reviewing officer dispute?", Form::LongText)
                .hint("It stands in the minutes, and the team manager answers it. Silence is no agreement to it")
                .optional(),
        ],
        read: read::<ReviewDecisions>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.sent)
    }

    fn check(&self) -> Vec<Trouble> {
        self.missing()
    }
}
