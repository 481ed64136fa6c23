//! Audit of a child's case.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::quality::followed::{FOLLOWED_ACTION, FollowedAction, is_blank, unfollowed};
use crate::reviews::Grade;

code_set! {
    /// Whose feedback it is.
    FeedbackFrom = "feedback_from", "Whose feedback it is" {
        Child = "child" "The child",
        Parent = "parent" "A parent",
        Carer = "carer" "A carer",
        Practitioner = "practitioner" "The practitioner",
        Partner = "partner" "Somebody of another service",
    }
}

/// A domain and its grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainGraded {
    /// Domain.
    pub domain: String,
    /// Grade.
    pub grade: Grade,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// The fields of each.
pub(super) const DOMAIN_GRADED: &[Field] = &[
    Field::new("domain", "Domain", Form::Text),
    Field::new("grade", "Grade", Form::Choice(Grade::SET)),
    Field::new("because", "Why?", Form::Text).optional(),
];

/// What somebody says of the help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditFeedback {
    /// Who.
    pub who: FeedbackFrom,
    /// What did they say.
    pub said: String,
}

/// The fields of each.
const AUDIT_FEEDBACK: &[Field] = &[
    Field::new("who", "Who?", Form::Choice(FeedbackFrom::SET)),
    Field::new("said", "What did they say?", Form::Text),
];

/// Practice with a child was audited: together with the practitioner, with what the child and family say, each domain graded
/// with its reason, and actions that are followed.
///
/// Happened: the day. Source: inspection of 2025 (one loop of audit, feedback and learning); monitoring visit of 2017
/// (actions from audits not completed).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseAudit {
    /// Day.
    pub day: Day,
    /// Round of audits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// Theme.
    pub theme: String,
    /// Tool.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// Team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Who audits.
    pub auditor: String,
    /// Whose practice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practitioner: Option<String>,
    /// Was it done with the practitioner.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub together: bool,
    /// If not, why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apart: Option<String>,
    /// Domains.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<DomainGraded>,
    /// Overall grade.
    pub grade: Grade,
    /// Why.
    pub because: String,
    /// What is it like to be this child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub experience: Option<String>,
    /// What is going well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strengths: Option<String>,
    /// What is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worries: Option<String>,
    /// What the child and family say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feedback: Vec<AuditFeedback>,
    /// If nobody was asked, why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_feedback: Option<String>,
    /// What is to be done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<FollowedAction>,
}

impl Definition for CaseAudit {
    const KIND: &'static Kind = &Kind {
        name: "case_audit",
        title: "Audit of practice",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("round", "Round of audits", Form::Text).optional().given(),
            Field::new("theme", "Theme", Form::Text),
            Field::new("tool", "Tool", Form::Text).optional(),
            Field::new("team", "Team", Form::Text).optional().given(),
            Field::new("auditor", "Who audits?", Form::Worker),
            Field::new("practitioner", "Whose practice?", Form::Worker).optional(),
            Field::new("together", "Was it done with the practitioner?", Form::YesNo),
            Field::new("apart", "If not, why not?", Form::Text).optional(),
            Field::new("domains", "Domains", Form::Parts(DOMAIN_GRADED)).optional(),
            Field::new("grade", "Overall grade", Form::Choice(Grade::SET)),
            Field::new("because", "Why?", Form::LongText),
            Field::new("experience", "What is it like to be this child?", Form::LongText).optional(),
            Field::new("strengths", "What is going well", Form::LongText).optional(),
            Field::new("worries", "What is not", Form::LongText).optional(),
            Field::new("feedback", "What the child and family say", Form::Parts(AUDIT_FEEDBACK)).optional(),
            Field::new("no_feedback", "If nobody was asked, why not?", Form::Text).optional(),
            Field::new("actions", "What is to be done", Form::Parts(FOLLOWED_ACTION)).optional(),
        ],
        read: read::<CaseAudit>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = unfollowed("actions", &self.actions);
        if self.because.trim().is_empty() {
            troubles.push(Trouble::stops("because", "Say why: a grade without its reason helps nobody"));
        }
        for (nth, domain) in self.domains.iter().enumerate() {
            if is_blank(domain.because.as_deref()) {
                troubles.push(Trouble::stops(format!("domains.{nth}.because"), "Say why this grade"));
            }
        }
        if !self.together && is_blank(self.apart.as_deref()) {
            troubles.push(Trouble::stops("apart", "Say why it was not done with the practitioner"));
        }
        if self.practitioner.as_deref() == Some(self.auditor.as_str()) {
            troubles.push(Trouble::stops("auditor", "Nobody audits their own practice"));
        }
        if self.feedback.is_empty() && is_blank(self.no_feedback.as_deref()) {
            troubles.push(Trouble::stops(
                "no_feedback",
                "Say what the child and family say, or why nobody was asked",
            ));
        }
        if self.grade == Grade::Inadequate && self.actions.is_empty() {
            troubles.push(Trouble::stops(
                "actions",
                "Practice that is inadequate needs an action: say what, who and by when",
            ));
        }
        troubles
    }
}
