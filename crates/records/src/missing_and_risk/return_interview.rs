//! Return home interview.

use calendar::{Day, Moment};
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// After a child came back, somebody independent offered to talk about why they went and what would help.
///
/// Happened: the day. Source: Statutory guidance on children who run away or go missing from home or care 2014.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnInterview {
    /// Day on which the child came back.
    pub returned: Day,
    /// Offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offered: Option<Moment>,
    /// Did the child accept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<bool>,
    /// Interview held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
    /// What the child said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// What was learnt of people and places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risks: Option<String>,
}

impl Definition for ReturnInterview {
    const KIND: &'static Kind = &Kind {
        name: "return_interview",
        title: "Return home interview",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("returned", "Day on which the child came back", Form::Day),
            Field::new("offered", "Offered", Form::Moment).optional(),
            Field::new("accepted", "Did the child accept?", Form::YesNo).optional(),
            Field::new("done", "Interview held", Form::Day).optional(),
            Field::new("words", "What the child said", Form::LongText).optional(),
            Field::new("risks", "What was learnt of people and places", Form::LongText).optional(),
        ],
        read: read::<ReturnInterview>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.returned)
    }

    fn significant(&self) -> bool {
        true
    }
}
