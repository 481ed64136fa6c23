//! One stage of an escalation: to whom it went, why, what was answered, and what changes in the plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Field, Form};

code_set! {
    /// In which capacity somebody raises an escalation.
    EscalationAs = "escalation_as", "In which capacity it was raised" {
        ReviewingOfficer = "reviewing_officer" "Independent reviewing officer",
        ConferenceChair = "conference_chair" "Chair of child protection conferences",
        Advocate = "advocate" "Advocate of the child",
    }
}

code_set! {
    /// Why it went one stage up.
    StepUp = "step_up", "Why it went one stage up" {
        Late = "late" "No answer came in time",
        Refused = "refused" "The answer was no",
        NotEnough = "not_enough" "The answer does not put it right",
        CannotWait = "cannot_wait" "The child cannot wait for the answer",
    }
}

code_set! {
    /// What the answer is.
    StageAnswer = "stage_answer", "What the answer is" {
        PutRight = "put_right" "Yes, it is put right",
        Refused = "refused" "No",
    }
}

/// One stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscalationStep {
    /// Which, from 1.
    pub stage: u8,
    /// The day on which it was opened.
    pub opened: Day,
    /// Who must answer: worked out from the line of management on that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Who took it there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Why it went up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<StepUp>,
    /// The reason in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// The day on which it was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Day>,
    /// Who answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_by: Option<String>,
    /// What the answer is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<StageAnswer>,
    /// The answer in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
    /// What changes in the child's plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<String>,
}

impl EscalationStep {
    /// A stage opened on a day, not answered.
    pub const fn opened(stage: u8, opened: Day) -> EscalationStep {
        EscalationStep {
            stage,
            opened,
            to: None,
            by: None,
            why: None,
            because: None,
            answered: None,
            answered_by: None,
            answer: None,
            says: None,
            changes: None,
        }
    }
}

/// The fields of each.
pub(crate) const ESCALATION_STEP: &[Field] = &[
    Field::new("stage", "Which stage?", Form::Number),
    Field::new("opened", "Opened on", Form::Day),
    Field::new("to", "Who must answer?", Form::Worker).optional(),
    Field::new("by", "Who took it there?", Form::Worker).optional(),
    Field::new("why", "Why did it go up?", Form::Choice(StepUp::SET)).optional(),
    Field::new("because", "The reason in words", Form::Text).optional(),
    Field::new("answered", "Answered on", Form::Day).optional(),
    Field::new("answered_by", "Who answered?", Form::Worker).optional(),
    Field::new("answer", "What is the answer?", Form::Choice(StageAnswer::SET)).optional(),
    Field::new("says", "The answer in words", Form::LongText).optional(),
    Field::new("changes", "What changes in the plan?", Form::LongText).optional(),
];

/// What is wrong with the stages of an escalation raised on a day.
pub(super) fn check(steps: &[EscalationStep], raised: Day) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    for (nth, step) in steps.iter().enumerate() {
        let mut stops = |is: bool, field: &str, says: &str| {
            if is {
                troubles.push(Trouble::stops(format!("steps.{nth}.{field}"), says));
            }
        };
        let twice = steps[..nth].iter().any(|other| other.stage == step.stage);
        stops(step.stage == 0 || twice, "stage", "Number the stages from 1, each once");
        stops(step.opened < raised, "opened", "A stage does not open before the escalation was raised");
        let early = step.answered.is_some_and(|answered| answered < step.opened);
        stops(early, "answered", "It was answered before it was asked: look at the two days");
        stops(
            step.answered.is_some() && step.answer.is_none(),
            "answer",
            "Say what the answer is: it is put right, or no",
        );
        let said = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
        let is = step.answer == Some(StageAnswer::PutRight) && !said(&step.changes);
        stops(is, "changes", "Say what changes in the child’s plan: without it nothing is put right");
        let is = step.answer == Some(StageAnswer::Refused) && !said(&step.says);
        stops(is, "says", "Say why the answer is no");
    }
    troubles
}
