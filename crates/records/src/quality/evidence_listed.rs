//! Evidence for self-evaluation.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::improvement_action::JudgementArea;
use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What it shows.
    EvidenceShows = "evidence_shows", "What it shows" {
        Strength = "strength" "What is good",
        Need = "need" "What must get better",
    }
}

/// Something that shows how good practice is in an area of judgement, and where it can be read: a list for the self-evaluation.
///
/// Happened: the day. Source: inspection report of 2025 (self-evaluation).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceListed {
    /// Day.
    pub day: Day,
    /// Area of judgement.
    pub area: JudgementArea,
    /// What it shows.
    pub shows: EvidenceShows,
    /// What it says.
    pub words: String,
    /// Where it can be read.
    pub source: String,
    /// The figure that shows it, by its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
}

impl Definition for EvidenceListed {
    const KIND: &'static Kind = &Kind {
        name: "evidence_listed",
        title: "Evidence for self-evaluation",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("area", "In which area?", Form::Choice(JudgementArea::SET)),
            Field::new("shows", "What does it show?", Form::Choice(EvidenceShows::SET)),
            Field::new("words", "What does it say?", Form::LongText).hint("Without the name of a child"),
            Field::new("source", "Where can it be read?", Form::Text),
            Field::new("figure", "Which figure shows it?", Form::Text)
                .hint("By its number on the page Figures: 8.2")
                .optional(),
        ],
        read: read::<EvidenceListed>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
