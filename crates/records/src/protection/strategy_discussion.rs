//! Strategy discussion.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Children's services, police and health discussed whether a child is at risk of significant harm.
///
/// Happened: the day. Source: Working Together to Safeguard Children 2023.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrategyDiscussion {
    /// Reasonable cause to suspect significant harm since.
    pub concern: Day,
    /// Held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Day>,
    /// Was a section 47 enquiry begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section_47: Option<bool>,
    /// What was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for StrategyDiscussion {
    const KIND: &'static Kind = &Kind {
        name: "strategy_discussion",
        title: "Strategy discussion",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("concern", "Reasonable cause to suspect significant harm since", Form::Day),
            Field::new("held", "Held", Form::Day).optional(),
            Field::new("section_47", "Was a section 47 enquiry begun?", Form::YesNo).optional(),
            Field::new("notes", "What was agreed", Form::LongText).optional(),
        ],
        read: read::<StrategyDiscussion>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.concern)
    }

    fn significant(&self) -> bool {
        true
    }
}
