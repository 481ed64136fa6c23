//! Complaint.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A child, or somebody for a child, complained, and how it was answered, stage by stage.
///
/// Happened: the span. Source: Children Act 1989 Representations Procedure (England) Regulations 2006.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complaint {
    /// What it is about happened on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grounds: Option<Day>,
    /// Received.
    pub received: Day,
    /// Advocate appointed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advocate: Option<Day>,
    /// Was stage 1 extended.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub stage_1_extended: bool,
    /// Stage 1 answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_1_answered: Option<Day>,
    /// Stage 2 asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_2_requested: Option<Day>,
    /// Stage 2 began: the complaint was agreed in writing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_2_started: Option<Day>,
    /// Was stage 2 extended.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub stage_2_extended: bool,
    /// Stage 2 answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_2_answered: Option<Day>,
    /// Review panel asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_3_requested: Option<Day>,
    /// Panel met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel_met: Option<Day>,
    /// Panel reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel_reported: Option<Day>,
    /// Recommendations received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recommendations: Option<Day>,
    /// The authority answered the panel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Day>,
    /// Closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Day>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

impl Definition for Complaint {
    const KIND: &'static Kind = &Kind {
        name: "complaint",
        title: "Complaint",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("grounds", "What it is about happened on", Form::Day).optional(),
            Field::new("received", "Received", Form::Day),
            Field::new("advocate", "Advocate appointed", Form::Day).optional(),
            Field::new("stage_1_extended", "Was stage 1 extended?", Form::YesNo),
            Field::new("stage_1_answered", "Stage 1 answered", Form::Day).optional(),
            Field::new("stage_2_requested", "Stage 2 asked for", Form::Day).optional(),
            Field::new("stage_2_started", "Stage 2 began: the complaint was agreed in writing", Form::Day)
                .optional(),
            Field::new("stage_2_extended", "Was stage 2 extended?", Form::YesNo),
            Field::new("stage_2_answered", "Stage 2 answered", Form::Day).optional(),
            Field::new("stage_3_requested", "Review panel asked for", Form::Day).optional(),
            Field::new("panel_met", "Panel met", Form::Day).optional(),
            Field::new("panel_reported", "Panel reported", Form::Day).optional(),
            Field::new("recommendations", "Recommendations received", Form::Day).optional(),
            Field::new("answered", "The authority answered the panel", Form::Day).optional(),
            Field::new("closed", "Closed", Form::Day).optional(),
            Field::new("about", "What it is about", Form::LongText).optional(),
        ],
        read: read::<Complaint>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.received, self.closed)
    }
}
