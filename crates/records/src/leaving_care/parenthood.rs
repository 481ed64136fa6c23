//! A care leaver is a parent, or will be.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A young person expects a child or has one. It opens nothing of the child's own record.
///
/// Happened: the day of birth, or the day it is expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parenthood {
    /// Born on, or expected on.
    pub since: Day,
    /// Is the child not born yet.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub expected: bool,
    /// Does the child live with the young person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lives_with: Option<Answer>,
    /// What being a parent means to them, in their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
    /// What help do they have or want.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// If the child is known here. Two people, two records: the link opens neither to whoever reads the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<String>,
}

impl Definition for Parenthood {
    const KIND: &'static Kind = &Kind {
        name: "parenthood",
        title: "Is a parent, or will be",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "Born on, or expected on", Form::Day),
            Field::new("expected", "Is the child not born yet?", Form::YesNo),
            Field::new("lives_with", "Does the child live with the young person?", Form::YesNoNotKnown)
                .optional(),
            Field::new("says", "What being a parent means to them, in their words", Form::Text).optional(),
            Field::new("help", "What help do they have or want?", Form::Text).optional(),
            Field::new("child", "If the child is known here", Form::Child)
                .optional()
                .hint("Two people, two records: the link opens neither to whoever reads the other"),
        ],
        read: read::<Parenthood>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }

    fn significant(&self) -> bool {
        true
    }
}
