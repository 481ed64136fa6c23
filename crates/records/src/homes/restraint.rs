//! Restraint or control.

use calendar::{Day, Moment};
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Staff of a home used restraint or another measure of control.
///
/// Happened: the day. Source: Children's Homes (England) Regulations 2015, regulation 35(3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restraint {
    /// When.
    pub at: Moment,
    /// Which child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<String>,
    /// Record made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<Moment>,
    /// Talked through and signed by the registered person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Moment>,
    /// The child's view added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub childs_view: Option<Day>,
}

impl Definition for Restraint {
    const KIND: &'static Kind = &Kind {
        name: "restraint",
        title: "Restraint or control",
        subject: SubjectKind::Home,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("at", "When", Form::Moment),
            Field::new("child", "Which child?", Form::Child).optional(),
            Field::new("recorded", "Record made", Form::Moment).optional(),
            Field::new("reviewed", "Talked through and signed by the registered person", Form::Moment)
                .optional(),
            Field::new("childs_view", "The child's view added", Form::Day).optional(),
        ],
        read: read::<Restraint>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.at.day())
    }
}
