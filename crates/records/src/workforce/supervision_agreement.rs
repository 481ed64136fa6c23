//! Supervision agreement.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// How often a worker has supervision, with whom, and what both bring to it, as they agreed it.
///
/// Happened: the span. No law sets how often others than newly qualified workers have it. Source: focused visit of 2019 (a missed
/// session leaves gaps); monitoring visit of 2017 (unacceptable delays between sessions).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupervisionAgreement {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// How many weeks apart, at most.
    pub weeks: u8,
    /// With whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Definition for SupervisionAgreement {
    const KIND: &'static Kind = &Kind {
        name: "supervision_agreement",
        title: "Supervision agreement",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("weeks", "How many weeks apart, at most?", Form::Number).hint("4 is every four weeks"),
            Field::new("by", "With whom?", Form::Worker).optional(),
            Field::new("words", "What was agreed", Form::LongText)
                .hint("How it is prepared, what is done where it cannot be held, where it is written down")
                .optional(),
        ],
        read: read::<SupervisionAgreement>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if !(1..=26).contains(&self.weeks) {
            troubles.push(Trouble::stops("weeks", "Write how many weeks apart, from 1 to 26"));
        }
        if self.until.is_some_and(|until| until <= self.since) {
            troubles.push(Trouble::stops("until", "An agreement ends after it began"));
        }
        troubles
    }
}
