//! Audit moderated.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::case_audit::{DOMAIN_GRADED, DomainGraded};
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::reviews::Grade;

/// Somebody else read the same record and graded it again: whether auditors see the same.
///
/// Happened: the day. `audit` is the record of the audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditModerated {
    /// Day.
    pub day: Day,
    /// Which audit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audit: Option<String>,
    /// Who moderates.
    pub by: String,
    /// Domains.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<DomainGraded>,
    /// Overall grade.
    pub grade: Grade,
    /// Why.
    pub because: String,
}

impl Definition for AuditModerated {
    const KIND: &'static Kind = &Kind {
        name: "audit_moderated",
        title: "Audit moderated",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("audit", "Which audit?", Form::Text).optional().given(),
            Field::new("by", "Who moderates?", Form::Worker),
            Field::new("domains", "Domains", Form::Parts(DOMAIN_GRADED)).optional(),
            Field::new("grade", "Overall grade", Form::Choice(Grade::SET)),
            Field::new("because", "Why?", Form::LongText),
        ],
        read: read::<AuditModerated>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.because.trim().is_empty() {
            return vec![Trouble::stops("because", "Say why: a grade without its reason helps nobody")];
        }
        Vec::new()
    }
}
