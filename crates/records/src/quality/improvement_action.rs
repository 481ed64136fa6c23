//! Action of an improvement plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// The areas in which inspectors judge an authority.
    JudgementArea = "judgement_area", "Area of judgement" {
        HelpAndProtection = "help_and_protection" "Children who need help and protection",
        InCare = "in_care" "Children in care",
        CareLeavers = "care_leavers" "Care leavers",
        Leaders = "leaders" "The impact of leaders on practice",
    }
}

code_set! {
    /// Where it came from.
    ImprovementFrom = "improvement_from", "Where it came from" {
        Plan = "plan" "Improvement plan",
        PeerReview = "peer_review" "Review by peers",
        Inspection = "inspection" "Inspection or visit of inspectors",
        SelfEvaluation = "self_evaluation" "Self-evaluation",
        Audit = "audit" "Audits",
        Complaint = "complaint" "Complaints and what children say",
        Other = "other" "Something else",
    }
}

/// What is done to get better: the finding that it answers, who does it and by when, and once it is done by what that is seen. It
/// is not done because its day passed.
///
/// Happened: the day it was agreed. Source: monitoring visit letter of 2017 (plans with timescales), council pack of 2018 (review
/// by an improvement partner).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImprovementAction {
    /// Day on which it was agreed.
    pub day: Day,
    /// The plan in which it stands, as it is called.
    pub plan: String,
    /// Where it came from.
    pub from: ImprovementFrom,
    /// Area of judgement.
    pub area: JudgementArea,
    /// What was found.
    pub finding: String,
    /// What is done.
    pub what: String,
    /// Who does it.
    pub owner: String,
    /// By when.
    pub by: Day,
    /// How it stands, as its owner says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<String>,
    /// Done on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
    /// By what that is seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

impl ImprovementAction {
    /// Whether it should have been done before a day.
    pub fn is_late(&self, day: Day) -> bool {
        self.done.is_none() && self.by < day
    }
}

impl Definition for ImprovementAction {
    const KIND: &'static Kind = &Kind {
        name: "improvement_action",
        title: "Action of an improvement plan",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("day", "Agreed on", Form::Day),
            Field::new("plan", "In which plan?", Form::Text)
                .hint("As it is called: the same words each time"),
            Field::new("from", "Where did it come from?", Form::Choice(ImprovementFrom::SET)),
            Field::new("area", "In which area?", Form::Choice(JudgementArea::SET)),
            Field::new("finding", "What was found?", Form::LongText),
            Field::new("what", "What is done?", Form::Text),
            Field::new("owner", "Who does it?", Form::Text),
            Field::new("by", "By when?", Form::Day),
            Field::new("progress", "How does it stand?", Form::Text).optional(),
            Field::new("done", "Done on", Form::Day).optional(),
            Field::new("evidence", "By what is that seen?", Form::LongText)
                .hint("What children, families or figures show: not that something was sent out")
                .optional(),
        ],
        read: read::<ImprovementAction>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        for (field, text, says) in [
            ("plan", &self.plan, "Say in which plan it stands"),
            ("what", &self.what, "Say what is done"),
            ("owner", &self.owner, "Say who does it: one person"),
        ] {
            if text.trim().is_empty() {
                troubles.push(Trouble::stops(field, says));
            }
        }
        if self.by < self.day {
            troubles.push(Trouble::stops(
                "by",
                "That day had passed when it was agreed: choose one that can be kept",
            ));
        }
        let blank = self.evidence.as_deref().is_none_or(|text| text.trim().is_empty());
        if self.done.is_some() && blank {
            troubles.push(Trouble::stops(
                "evidence",
                "Say by what it is seen: it is not done because its day passed",
            ));
        }
        troubles
    }
}
