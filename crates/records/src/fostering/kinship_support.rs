//! Support plan of relatives and friends who care.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Money;
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What relatives and friends are given.
    KinshipHelp = "kinship_help", "What relatives and friends are given" {
        Money = "money" "Money",
        Group = "group" "A group of others",
        Contact = "contact" "Help with family time",
        Training = "training" "Training",
        Therapy = "therapy" "Help with what the child lived through",
        Legal = "legal" "Legal advice",
        Break = "break" "A break",
        Ring = "ring" "Somebody to ring",
    }
}

/// What relatives or friends who care for a child are given: money, a group, help with family, somebody to ring.
///
/// Happened: the span. Source: capabilities FOS-23; fostering and kinship guidance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KinshipSupport {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// For which child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<String>,
    /// What is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub what: Vec<KinshipHelp>,
    /// What was agreed.
    pub words: String,
    /// Money a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a_week: Option<Money>,
    /// Who sees to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worker: Option<String>,
    /// Looked at again by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Day>,
}

impl Definition for KinshipSupport {
    const KIND: &'static Kind = &Kind {
        name: "kinship_support",
        title: "Support plan of relatives and friends who care",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("child", "For which child?", Form::Child).optional(),
            Field::new("what", "What is given?", Form::Choices(KinshipHelp::SET)).optional(),
            Field::new("words", "What was agreed", Form::LongText),
            Field::new("a_week", "Money a week", Form::Money).hint("In pounds").optional(),
            Field::new("worker", "Who sees to it?", Form::Worker).optional(),
            Field::new("review_by", "Looked at again by", Form::Day).optional(),
        ],
        read: read::<KinshipSupport>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.until.is_some_and(|until| until < self.since) {
            return vec![Trouble::stops("until", "It ended before it began: change one of the two days")];
        }
        Vec::new()
    }
}
