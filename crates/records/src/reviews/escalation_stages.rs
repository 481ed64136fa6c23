//! The stages of challenge and escalation.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::workforce::LinePost;

/// The most stages that an authority has before Cafcass.
pub const MOST_STAGES: usize = 5;

/// One stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageSet {
    /// Who takes it there, as the authority calls them.
    pub from: String,
    /// Who must answer.
    pub to: LinePost,
    /// Working days for the answer.
    pub days: u16,
}

/// The fields of each.
const STAGE_SET: &[Field] = &[
    Field::new("from", "Who takes it there?", Form::Text),
    Field::new("to", "Who must answer?", Form::Choice(LinePost::SET)),
    Field::new("days", "In how many working days?", Form::Number),
];

/// The stages of challenge and escalation in an authority, from a day: how many, who answers at each, in how many working days,
/// and how long the whole may take. After the last comes Cafcass.
///
/// Happened: from the day it applies. A local setting, never called law: only that the whole takes no more than 20 working
/// days is guidance. Source: IRO Handbook, chapter 6; council pack of 2018, section 11.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscalationStages {
    /// From.
    pub since: Day,
    /// The stages, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<StageSet>,
    /// Working days for the whole.
    pub whole: u16,
    /// As the authority words it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Definition for EscalationStages {
    const KIND: &'static Kind = &Kind {
        name: "escalation_stages",
        title: "Stages of challenge and escalation",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("stages", "The stages, in order", Form::Parts(STAGE_SET)).optional(),
            Field::new("whole", "Working days for the whole", Form::Number)
                .hint("No more than 20: IRO Handbook, chapter 6"),
            Field::new("words", "As the authority words it", Form::Text).optional(),
        ],
        read: read::<EscalationStages>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.stages.is_empty() || self.stages.len() > MOST_STAGES {
            troubles
                .push(Trouble::stops("stages", "Set from one to five stages; Cafcass comes after the last"));
        }
        if self.whole == 0 || self.whole > 20 {
            let says =
                "Write from 1 to 20 working days: the IRO Handbook allows no more than 20 for the whole";
            troubles.push(Trouble::stops("whole", says));
        }
        for (nth, stage) in self.stages.iter().enumerate() {
            if stage.days == 0 || stage.days > self.whole.max(1) {
                let says = "Write from 1 working day to as many as the whole may take";
                troubles.push(Trouble::stops(format!("stages.{nth}.days"), says));
            }
        }
        troubles
    }
}
