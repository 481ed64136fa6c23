//! Personal data breach.

use calendar::Moment;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Personal data were lost, seen or changed by somebody who should not have.
///
/// Happened: the day. Source: UK General Data Protection Regulation, article 33.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataBreach {
    /// The authority became aware.
    pub aware: Moment,
    /// Is there a risk to people's rights and freedoms.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub risk: bool,
    /// Reported to the Information Commissioner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Moment>,
    /// What happened and what was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for DataBreach {
    const KIND: &'static Kind = &Kind {
        name: "data_breach",
        title: "Personal data breach",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("aware", "The authority became aware", Form::Moment),
            Field::new("risk", "Is there a risk to people's rights and freedoms?", Form::YesNo),
            Field::new("reported", "Reported to the Information Commissioner", Form::Moment).optional(),
            Field::new("notes", "What happened and what was done", Form::LongText).optional(),
        ],
        read: read::<DataBreach>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.aware.day())
    }
}
