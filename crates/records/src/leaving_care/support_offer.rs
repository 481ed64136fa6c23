//! Offer of support from 21.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A care leaver of 21 or more was told that they may ask for support, and what they need was looked at.
///
/// Happened: the day. Source: Children Act 1989, section 23CZB.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportOffer {
    /// Day.
    pub day: Day,
    /// Were their needs looked at.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub reviewed: bool,
    /// Do they want support.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wanted: Option<Answer>,
    /// What they said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
}

impl Definition for SupportOffer {
    const KIND: &'static Kind = &Kind {
        name: "support_offer",
        title: "Offer of support from 21",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("reviewed", "Were their needs looked at?", Form::YesNo),
            Field::new("wanted", "Do they want support?", Form::YesNoNotKnown).optional(),
            Field::new("said", "What they said", Form::Text).optional(),
        ],
        read: read::<SupportOffer>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
