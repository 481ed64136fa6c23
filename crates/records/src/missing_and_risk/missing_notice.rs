//! Notice that a child is missing.

use calendar::Moment;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Who was told.
    ToldOfMissing = "told_of_missing", "Who was told" {
        Police = "police" "Police",
        Iro = "iro" "Independent reviewing officer",
        Parents = "parents" "Parents",
        Manager = "manager" "Team manager",
    }
}

/// Those who must know at once that a child is missing were told.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingNotice {
    /// When.
    pub at: Moment,
    /// Who was told.
    pub told: Vec<ToldOfMissing>,
    /// Police reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

impl Definition for MissingNotice {
    const KIND: &'static Kind = &Kind {
        name: "missing_notice",
        title: "Notice that a child is missing",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("at", "When", Form::Moment),
            Field::new("told", "Who was told?", Form::Choices(ToldOfMissing::SET)),
            Field::new("reference", "Police reference", Form::Text).optional(),
        ],
        read: read::<MissingNotice>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.at.day())
    }
}
