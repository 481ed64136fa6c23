//! Serious event in a home.

use calendar::{Day, Moment};
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Something serious happened in a home that others must be told of.
///
/// Happened: the day. Source: Children's Homes (England) Regulations 2015, regulation 40.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriousEvent {
    /// When.
    pub at: Moment,
    /// What happened.
    pub what: String,
    /// Ofsted and others were notified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notified: Option<Day>,
}

impl Definition for SeriousEvent {
    const KIND: &'static Kind = &Kind {
        name: "serious_event",
        title: "Serious event in a home",
        subject: SubjectKind::Home,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("at", "When", Form::Moment),
            Field::new("what", "What happened?", Form::Text),
            Field::new("notified", "Ofsted and others were notified", Form::Day).optional(),
        ],
        read: read::<SeriousEvent>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.at.day())
    }
}
