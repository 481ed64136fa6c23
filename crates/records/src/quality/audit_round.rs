//! Round of audits.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How a sample is chosen.
    SampleSort = "sample_sort", "How a sample is chosen" {
        Random = "random" "At random",
        Targeted = "targeted" "Targeted: these, for a reason",
    }
}

/// A child who could have been drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnFrom {
    /// Child.
    pub child: String,
}

/// The fields of each.
const DRAWN_FROM: &[Field] = &[Field::new("child", "Child", Form::Child)];

/// A child of the sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sampled {
    /// Child.
    pub child: String,
    /// Who audits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auditor: Option<String>,
}

/// The fields of each.
const SAMPLED: &[Field] = &[
    Field::new("child", "Child", Form::Child),
    Field::new("auditor", "Who audits?", Form::Worker).optional(),
];

/// A round of the audit programme: its theme and tool, whose children, and the sample, kept with the number that it was
/// drawn with and everybody whom it was drawn from, so that anybody can draw it again.
///
/// Happened: the span in which it is audited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditRound {
    /// From.
    pub since: Day,
    /// To be done by.
    pub until: Day,
    /// Theme.
    pub theme: String,
    /// Tool.
    pub tool: String,
    /// Team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// How are the children chosen.
    pub sort: SampleSort,
    /// Why these children.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Number it was drawn with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// How many it was drawn from.
    pub counted: u32,
    /// Whom it was drawn from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pool: Vec<DrawnFrom>,
    /// Sample.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sample: Vec<Sampled>,
}

impl Definition for AuditRound {
    const KIND: &'static Kind = &Kind {
        name: "audit_round",
        title: "Round of audits",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To be done by", Form::Day),
            Field::new("theme", "Theme", Form::Text),
            Field::new("tool", "Tool", Form::Text),
            Field::new("team", "Team", Form::Text).optional(),
            Field::new("sort", "How are the children chosen?", Form::Choice(SampleSort::SET)),
            Field::new("because", "Why these children?", Form::LongText).optional(),
            Field::new("seed", "Number it was drawn with", Form::Number).optional().given(),
            Field::new("counted", "How many it was drawn from", Form::Number),
            Field::new("pool", "Whom it was drawn from", Form::Parts(DRAWN_FROM)).optional().given(),
            Field::new("sample", "Sample", Form::Parts(SAMPLED)).optional(),
        ],
        read: read::<AuditRound>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, Some(self.until))
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.until < self.since {
            troubles.push(Trouble::stops("until", "It is to be done after it begins"));
        }
        if self.sort == SampleSort::Targeted
            && self.because.as_deref().is_none_or(|why| why.trim().is_empty())
        {
            troubles
                .push(Trouble::stops("because", "Say why these children: a targeted sample has a reason"));
        }
        if self.sample.is_empty() {
            troubles.push(Trouble::stops("sample", "No child is in the sample"));
        }
        troubles
    }
}
