//! Audit tool.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A domain that is graded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditDomain {
    /// Domain.
    pub domain: String,
    /// What does it ask.
    pub asks: String,
    /// What does good look like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub good: Option<String>,
}

/// The fields of each.
const AUDIT_DOMAIN: &[Field] = &[
    Field::new("domain", "Domain", Form::Text),
    Field::new("asks", "What does it ask?", Form::Text),
    Field::new("good", "What does good look like?", Form::Text).optional(),
];

/// What an audit asks, from a day: its domains, each with its question and what good looks like. Every domain is graded in four
/// grades.
///
/// Happened: from the day it applies. A tool of the same name set later replaces it from its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditTool {
    /// From.
    pub since: Day,
    /// What is it called.
    pub tool: String,
    /// Theme.
    pub theme: String,
    /// Domains.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<AuditDomain>,
    /// How it is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Definition for AuditTool {
    const KIND: &'static Kind = &Kind {
        name: "audit_tool",
        title: "Audit tool",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("tool", "What is it called?", Form::Text),
            Field::new("theme", "Theme", Form::Text),
            Field::new("domains", "Domains", Form::Parts(AUDIT_DOMAIN)).optional(),
            Field::new("words", "How it is used", Form::LongText).optional(),
        ],
        read: read::<AuditTool>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.domains.is_empty() {
            troubles.push(Trouble::stops("domains", "Say what is graded: at least one domain"));
        }
        for (nth, domain) in self.domains.iter().enumerate() {
            if self.domains[..nth].iter().any(|before| before.domain.trim() == domain.domain.trim()) {
                troubles.push(Trouble::stops(format!("domains.{nth}.domain"), "This domain is there twice"));
            }
        }
        troubles
    }
}
