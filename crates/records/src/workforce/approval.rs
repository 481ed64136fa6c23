//! Sent for approval.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::coming_into_care::DecisionAbout;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What is sent for approval.
    ApprovalOf = "approval_of", "What is sent for approval" {
        CarePlan = "care_plan" "Care plan",
        PathwayPlan = "pathway_plan" "Pathway plan",
        Decision = "decision" "Decision",
        Transfer = "transfer" "Transfer to another worker",
    }
}

code_set! {
    /// What was answered.
    ApprovalAnswer = "approval_answer", "What was answered" {
        Approved = "approved" "Approved",
        Returned = "returned" "Returned, to be put right",
    }
}

/// A worker sent a plan, a decision or a transfer to a manager, who approved it or returned it with a reason.
///
/// Waiting while there is no answer. The answer is a revision of the same record, so that who sent it, who answered and when
/// stand beside each other. Nobody approves what they sent themselves.
///
/// Happened: the day on which it was sent. Source: Care Planning, Placement and Case Review (England) Regulations 2010,
/// regulation 5 (the plan is the authority's); local schemes of delegation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Sent on.
    pub day: Day,
    /// What is sent.
    pub of: ApprovalOf,
    /// Who sent it.
    pub by: String,
    /// The record that is sent, by its identifier: of a plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// What the decision is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<DecisionAbout>,
    /// What is asked, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<String>,
    /// To which worker the child moves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// From which day: of a transfer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// What was promised to the child: of a transfer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<String>,
    /// What was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<ApprovalAnswer>,
    /// Answered on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Day>,
    /// Who answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_by: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl Approval {
    /// Something sent by somebody on a day; what it is more must be said.
    pub fn sent(day: Day, of: ApprovalOf, by: &str) -> Approval {
        Approval {
            day,
            of,
            by: by.to_owned(),
            record: None,
            about: None,
            asks: None,
            to: None,
            from: None,
            promised: None,
            answer: None,
            answered: None,
            answered_by: None,
            because: None,
        }
    }

    /// Whether nobody has answered yet.
    pub const fn is_waiting(&self) -> bool {
        self.answer.is_none()
    }

    /// What is sent, in words: the sort, and of a decision what it is about.
    pub fn what(&self) -> String {
        match self.about {
            Some(about) if self.of == ApprovalOf::Decision => format!("Decision: {}", about.label()),
            _ => self.of.label().to_owned(),
        }
    }
}

impl Definition for Approval {
    const KIND: &'static Kind = &Kind {
        name: "approval",
        title: "Sent for approval",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Sent on", Form::Day),
            Field::new("of", "What is sent?", Form::Choice(ApprovalOf::SET)),
            Field::new("by", "Who sent it?", Form::Worker),
            Field::new("record", "Which record?", Form::Text).optional(),
            Field::new("about", "What is the decision about?", Form::Choice(DecisionAbout::SET)).optional(),
            Field::new("asks", "What do you ask, and why?", Form::LongText)
                .hint("What else was thought of, and what the child says")
                .optional(),
            Field::new("to", "To which worker?", Form::Worker).optional(),
            Field::new("from", "From which day?", Form::Day).optional(),
            Field::new("promised", "What was promised to the child?", Form::LongText).optional(),
            Field::new("answer", "What was answered?", Form::Choice(ApprovalAnswer::SET)).optional().given(),
            Field::new("answered", "Answered on", Form::Day).optional().given(),
            Field::new("answered_by", "Who answered?", Form::Worker).optional().given(),
            Field::new("because", "Why?", Form::LongText).optional().given(),
        ],
        read: read::<Approval>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.day, self.answered)
    }

    fn check(&self) -> Vec<Trouble> {
        let said = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
        let mut troubles = Vec::new();
        let mut needs = |there: bool, field: &str, says: &str| {
            if !there {
                troubles.push(Trouble::stops(field, says));
            }
        };
        match self.of {
            ApprovalOf::CarePlan | ApprovalOf::PathwayPlan => {
                needs(said(&self.record), "record", "Say which plan it is");
            }
            ApprovalOf::Decision => {
                needs(self.about.is_some(), "about", "Choose what the decision is about");
                needs(said(&self.asks), "asks", "Say what you ask, and why");
            }
            ApprovalOf::Transfer => {
                needs(said(&self.to), "to", "Say to which worker the child moves");
                needs(self.from.is_some(), "from", "Say from which day");
                needs(said(&self.asks), "asks", "Say why, and what the next worker must know");
            }
        }
        if let Some(answer) = self.answer {
            needs(self.answered.is_some(), "answered", "Say on which day it was answered");
            needs(said(&self.answered_by), "answered_by", "Say who answered");
            needs(
                answer != ApprovalAnswer::Returned || said(&self.because),
                "because",
                "Say why it is returned, so that it can be put right",
            );
            needs(
                self.answered_by.as_deref() != Some(&self.by),
                "answered_by",
                "Somebody else must answer: nobody approves what they sent themselves",
            );
            needs(
                self.answered.is_none_or(|day| day >= self.day),
                "answered",
                "It cannot be answered before it was sent",
            );
        }
        troubles
    }

    fn line(&self) -> String {
        let what = self.what();
        match (self.answer, &self.because) {
            (None, _) => format!("{what}, waiting for an answer"),
            (Some(ApprovalAnswer::Approved), _) => format!("{what}, approved"),
            (Some(ApprovalAnswer::Returned), Some(because)) => format!("{what}, returned: {because}"),
            (Some(ApprovalAnswer::Returned), None) => format!("{what}, returned"),
        }
    }
}

#[cfg(test)]
mod tests {
    use calendar::day;

    use super::*;

    #[test]
    fn what_an_answer_must_say() {
        let sent = Approval::sent(day!(2018, 11, 5), ApprovalOf::CarePlan, "XX1");
        let plan = Approval { record: Some("p1".to_owned()), ..sent };
        let answered = |answer, by: &str, on| Approval {
            answer: Some(answer),
            answered: Some(on),
            answered_by: Some(by.to_owned()),
            ..plan.clone()
        };
        let (sent, before) = (day!(2018, 11, 5), day!(2018, 11, 4));
        use ApprovalAnswer::{Approved, Returned};
        let table: [(Approval, &[&str]); 8] = [
            (plan.clone(), &[]),
            (Approval { record: None, ..plan.clone() }, &["record"]),
            (Approval { of: ApprovalOf::Decision, ..plan.clone() }, &["about", "asks"]),
            (Approval { of: ApprovalOf::Transfer, ..plan.clone() }, &["to", "from", "asks"]),
            (answered(Approved, "manager", sent), &[]),
            (answered(Returned, "manager", sent), &["because"]),
            (answered(Approved, "XX1", sent), &["answered_by"]),
            (answered(Approved, "manager", before), &["answered"]),
        ];
        for (approval, wrong) in table {
            let troubles = approval.check();
            let fields: Vec<&str> = troubles.iter().map(|trouble| trouble.field.as_str()).collect();
            assert_eq!(fields, wrong, "{approval:?}");
            assert!(troubles.iter().all(|trouble| trouble.stops));
        }
    }
}
