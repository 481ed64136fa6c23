//! Challenge and escalation.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::escalation_step::{ESCALATION_STEP, EscalationAs, EscalationStep};
use crate::codes::set::code_set;
use crate::form::Trouble;
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
        Conference = "conference" "A child protection conference",
        Advocacy = "advocacy" "What the child said to their advocate",
        Informal = "informal" "An informal challenge that did not put it right",
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
    /// What somebody saw of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<String>,
}

/// The fields of each.
pub(crate) const ESCALATION_ACTION: &[Field] = &[
    Field::new("action", "What is done?", Form::Text),
    Field::new("owner", "Who does it?", Form::Text).optional(),
    Field::new("by", "By when?", Form::Day).optional(),
    Field::new("done", "Done on", Form::Day).optional(),
    Field::new("seen", "What was seen of it?", Form::Text).optional(),
];

/// An independent reviewing officer, a conference chair or a child's advocate challenged how a case is handled, stage by stage
/// until it is resolved.
///
/// What was asked and answered at a stage stands in [`steps`](Escalation::steps); a stage of which only the days are known has
/// them in the fields of its own. [`Escalation::stages`] reads both. Happened: the span. Source: IRO Handbook, chapter 6.
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
    /// In which capacity they raised it: a reviewing officer where it does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raised_as: Option<EscalationAs>,
    /// What it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<EscalationFrom>,
    /// The record it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The plan to put it right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<EscalationAction>,
    /// What was asked and answered at each stage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<EscalationStep>,
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
    /// Why it was referred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cafcass_because: Option<String>,
    /// Cafcass answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cafcass_answered: Option<Day>,
    /// What came of the referral.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cafcass_result: Option<String>,
    /// Resolved or withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<Day>,
    /// How did it end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<EscalationEnd>,
    /// What was answered and agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// What is different for the child now: without it nothing is resolved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Why it was closed although its plan was not done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_not_done: Option<String>,
    /// Why it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_because: Option<String>,
}

/// One stage of an escalation, wherever its days stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EscalationStage<'a> {
    /// Which, from 1.
    pub nth: u8,
    /// The day on which it was opened.
    pub opened: Day,
    /// Who must answer, where it was known.
    pub to: Option<&'a str>,
    /// The day on which it was answered.
    pub answered: Option<Day>,
    /// What was asked and answered, where it is recorded.
    pub step: Option<&'a EscalationStep>,
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
            raised_as: None,
            from: None,
            source: None,
            actions: Vec::new(),
            steps: Vec::new(),
            stage_1_answered: None,
            stage_2_opened: None,
            stage_2_answered: None,
            stage_3_opened: None,
            stage_3_answered: None,
            stage_4_opened: None,
            stage_4_answered: None,
            cafcass: None,
            cafcass_because: None,
            cafcass_answered: None,
            cafcass_result: None,
            resolved: None,
            end: None,
            answer: None,
            outcome: None,
            plan_not_done: None,
            withdrawn_because: None,
        }
    }

    /// Its stages as far as they were opened, in order. Stage 1 is always among them.
    pub fn stages(&self) -> Vec<EscalationStage<'_>> {
        let days = [
            (Some(self.raised), self.stage_1_answered),
            (self.stage_2_opened, self.stage_2_answered),
            (self.stage_3_opened, self.stage_3_answered),
            (self.stage_4_opened, self.stage_4_answered),
        ];
        let most = days.len().max(self.steps.iter().map(|step| usize::from(step.stage)).max().unwrap_or(0));
        let stage = |nth: usize| {
            let step = self.steps.iter().find(|step| usize::from(step.stage) == nth);
            let (opened, answered) = days.get(nth - 1).copied().unwrap_or_default();
            let to = step.and_then(|step| step.to.as_deref());
            Some(EscalationStage {
                nth: u8::try_from(nth).ok()?,
                opened: step.map(|step| step.opened).or(opened)?,
                to: if nth == 1 { to.or(self.to.as_deref()) } else { to },
                answered: step.and_then(|step| step.answered).or(answered),
                step,
            })
        };
        (1..=most).filter_map(stage).collect()
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
            Field::new("raised_as", "In which capacity?", Form::Choice(EscalationAs::SET)).optional(),
            Field::new("from", "What did it come from?", Form::Choice(EscalationFrom::SET)).optional(),
            Field::new("source", "The record it came from", Form::Text).optional().given(),
            Field::new("actions", "What is done so that it is put right?", Form::Parts(ESCALATION_ACTION))
                .optional(),
            Field::new("steps", "What was asked and answered at each stage?", Form::Parts(ESCALATION_STEP))
                .optional(),
            Field::new("stage_1_answered", "Stage 1 answered", Form::Day).optional(),
            Field::new("stage_2_opened", "Stage 2 opened", Form::Day).optional(),
            Field::new("stage_2_answered", "Stage 2 answered", Form::Day).optional(),
            Field::new("stage_3_opened", "Stage 3 opened", Form::Day).optional(),
            Field::new("stage_3_answered", "Stage 3 answered", Form::Day).optional(),
            Field::new("stage_4_opened", "Stage 4 opened", Form::Day).optional(),
            Field::new("stage_4_answered", "Stage 4 answered", Form::Day).optional(),
            Field::new("cafcass", "Referred to Cafcass", Form::Day).optional(),
            Field::new("cafcass_because", "Why was it referred?", Form::LongText).optional(),
            Field::new("cafcass_answered", "Cafcass answered", Form::Day).optional(),
            Field::new("cafcass_result", "What came of it?", Form::LongText).optional(),
            Field::new("resolved", "Resolved or withdrawn", Form::Day).optional(),
            Field::new("end", "How did it end?", Form::Choice(EscalationEnd::SET)).optional(),
            Field::new("answer", "What was answered and agreed", Form::LongText).optional(),
            Field::new("outcome", "What is different for the child now?", Form::LongText).optional(),
            Field::new("plan_not_done", "Why is it closed although the plan is not done?", Form::LongText)
                .optional(),
            Field::new("withdrawn_because", "Why was it withdrawn?", Form::LongText).optional(),
        ],
        read: read::<Escalation>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.raised, self.resolved)
    }

    /// It cannot close silently: what is resolved says what is different for the child, what is withdrawn says why.
    fn check(&self) -> Vec<Trouble> {
        let mut troubles = super::escalation_step::check(&self.steps, self.raised);
        let said = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
        let mut stops = |is: bool, field: &str, says: &str| {
            if is {
                troubles.push(Trouble::stops(field, says));
            }
        };
        let says = "Say how it ended: resolved or withdrawn. An answer alone does not close it";
        stops(self.resolved.is_some() && self.end.is_none(), "end", says);
        let says = "Say on which day it ended";
        stops(self.resolved.is_none() && self.end.is_some(), "resolved", says);
        stops(
            self.resolved.is_some_and(|day| day < self.raised),
            "resolved",
            "It ended before it was raised: look at the two days",
        );
        let says = "Say what is different for the child now: it stays open until that is known";
        stops(self.end == Some(EscalationEnd::Resolved) && !said(&self.outcome), "outcome", says);
        let says = "Say why it is withdrawn";
        let is = self.end == Some(EscalationEnd::Withdrawn) && !said(&self.withdrawn_because);
        stops(is, "withdrawn_because", says);
        troubles
    }

    fn significant(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests;
