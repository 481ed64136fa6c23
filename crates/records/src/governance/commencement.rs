//! Provision brought into force.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A provision that was enacted came into force on a day set by regulations.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commencement {
    /// Clock. The identifier of the clock that stands on it.
    pub clock: String,
    /// In force from.
    pub since: Day,
}

impl Definition for Commencement {
    const KIND: &'static Kind = &Kind {
        name: "commencement",
        title: "Provision brought into force",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("clock", "Clock", Form::Text).hint("The identifier of the clock that stands on it"),
            Field::new("since", "In force from", Form::Day),
        ],
        read: read::<Commencement>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }
}
