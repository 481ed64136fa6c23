//! Challenge and escalation.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What it is about.
    EscalationTheme = "escalation_theme", "What it is about" {
        NoReport = "no_report" "No report before the review",
        ReportNotShared = "report_not_shared" "The report was not shared",
        DecisionsNotDone = "decisions_not_done" "Decisions were not acted on",
        CarePlan = "care_plan" "The care plan",
        LegalDelay = "legal_delay" "Delay in the legal plan",
        Placement = "placement" "The placement",
        WithParents = "with_parents" "Placement with parents",
        Education = "education" "Education",
        Health = "health" "Health",
        Transition = "transition" "Transition",
        FamilyTime = "family_time" "Family time",
        WorkerChanges = "worker_changes" "Changes of worker",
        Records = "records" "Access to records",
        GuardianshipDelay = "guardianship_delay" "Delay of a special guardianship order",
        Other = "other" "Something else",
    }
}

code_set! {
    /// How it ended.
    EscalationEnd = "escalation_end", "How it ended" {
        Resolved = "resolved" "Resolved",
        Withdrawn = "withdrawn" "Withdrawn",
    }
}

code_set! {
    /// What it came from.
    EscalationFrom = "escalation_from", "What it came from" {
        Checklist = "checklist" "A checklist graded inadequate",
        Review = "review" "A review",
        Midway = "midway" "A midway check",
        Dispute = "dispute" "Decisions that were disputed",
        Other = "other" "Something else",
    }
}

/// What is to be done so that it is put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscalationAction {
    /// What is done.
    pub action: String,
    /// Who does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Day>,
    /// Done on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
}

/// The fields of each.
pub(crate) const ESCALATION_ACTION: &[Field] = &[
    Field::new("action", "What is done?", Form::Text),
    Field::new("owner", "Who does it?", Form::Text).optional(),
    Field::new("by", "By when?", Form::Day).optional(),
    Field::new("done", "Done on", Form::Day).optional(),
];

/// An independent reviewing officer or conference chair challenged how a case is handled, stage by stage until it is
/// resolved.
///
/// Happened: the span. Source: IRO Handbook, chapter 6.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalation {
    /// Stage 1 raised.
    pub raised: Day,
    /// What is it about.
    pub theme: EscalationTheme,
    /// What is wanted for the child.
    pub wanted: String,
    /// Who raised it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Who must answer at stage 1: the manager of the child's social worker on that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// What it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<EscalationFrom>,
    /// The record it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The plan to put it right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<EscalationAction>,
    /// Stage 1 answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_1_answered: Option<Day>,
    /// Stage 2 opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_2_opened: Option<Day>,
    /// Stage 2 answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_2_answered: Option<Day>,
    /// Stage 3 opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_3_opened: Option<Day>,
    /// Stage 3 answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_3_answered: Option<Day>,
    /// Stage 4 opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_4_opened: Option<Day>,
    /// Stage 4 answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_4_answered: Option<Day>,
    /// Referred to Cafcass.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cafcass: Option<Day>,
    /// Resolved or withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<Day>,
    /// How did it end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<EscalationEnd>,
    /// What was answered and agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

impl Escalation {
    /// Raised at stage 1 on a day, and nothing else said or done yet.
    pub fn raised(day: Day, theme: EscalationTheme, wanted: impl Into<String>) -> Escalation {
        Escalation {
            raised: day,
            theme,
            wanted: wanted.into(),
            by: None,
            to: None,
            from: None,
            source: None,
            actions: Vec::new(),
            stage_1_answered: None,
            stage_2_opened: None,
            stage_2_answered: None,
            stage_3_opened: None,
            stage_3_answered: None,
            stage_4_opened: None,
            stage_4_answered: None,
            cafcass: None,
            resolved: None,
            end: None,
            answer: None,
        }
    }
}

impl Definition for Escalation {
    const KIND: &'static Kind = &Kind {
        name: "escalation",
        title: "Challenge and escalation",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("raised", "Stage 1 raised", Form::Day),
            Field::new("theme", "What is it about?", Form::Choice(EscalationTheme::SET)),
            Field::new("wanted", "What is wanted for the child?", Form::LongText),
            Field::new("by", "Who raised it?", Form::Worker).optional(),
            Field::new("to", "Who must answer?", Form::Worker).optional(),
            Field::new("from", "What did it come from?", Form::Choice(EscalationFrom::SET)).optional(),
            Field::new("source", "The record it came from", Form::Text).optional().given(),
            Field::new("actions", "What is done so that it is put right?", Form::Parts(ESCALATION_ACTION))
                .optional(),
            Field::new("stage_1_answered", "Stage 1 answered", Form::Day).optional(),
            Field::new("stage_2_opened", "Stage 2 opened", Form::Day).optional(),
            Field::new("stage_2_answered", "Stage 2 answered", Form::Day).optional(),
            Field::new("stage_3_opened", "Stage 3 opened", Form::Day).optional(),
            Field::new("stage_3_answered", "Stage 3 answered", Form::Day).optional(),
            Field::new("stage_4_opened", "Stage 4 opened", Form::Day).optional(),
            Field::new("stage_4_answered", "Stage 4 answered", Form::Day).optional(),
            Field::new("cafcass", "Referred to Cafcass", Form::Day).optional(),
            Field::new("resolved", "Resolved or withdrawn", Form::Day).optional(),
            Field::new("end", "How did it end?", Form::Choice(EscalationEnd::SET)).optional(),
            Field::new("answer", "What was answered and agreed", Form::LongText).optional(),
        ],
        read: read::<Escalation>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.raised, self.resolved)
    }

    fn significant(&self) -> bool {
        true
    }
}
