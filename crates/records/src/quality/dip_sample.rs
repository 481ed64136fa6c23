//! Dip sample.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::quality::followed::{FOLLOWED_ACTION, FollowedAction, is_blank, unfollowed};

code_set! {
    /// What a dip sample found.
    DipFound = "dip_found", "What a dip sample found" {
        Yes = "yes" "Yes",
        Partly = "partly" "Partly",
        No = "no" "No",
    }
}

/// A manager looked for one thing in a child's record.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DipSample {
    /// Day.
    pub day: Day,
    /// Who looked.
    pub by: String,
    /// What was looked for.
    pub asked: String,
    /// Is it so.
    pub found: DipFound,
    /// What was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// What is to be done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<FollowedAction>,
}

impl Definition for DipSample {
    const KIND: &'static Kind = &Kind {
        name: "dip_sample",
        title: "Dip sample by a manager",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("by", "Who looked?", Form::Worker),
            Field::new("asked", "What was looked for?", Form::Text),
            Field::new("found", "Is it so?", Form::Choice(DipFound::SET)),
            Field::new("words", "What was seen", Form::LongText).optional(),
            Field::new("actions", "What is to be done", Form::Parts(FOLLOWED_ACTION)).optional(),
        ],
        read: read::<DipSample>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = unfollowed("actions", &self.actions);
        if self.found != DipFound::Yes && is_blank(self.words.as_deref()) {
            troubles.push(Trouble::stops("words", "Say what was seen"));
        }
        troubles
    }
}
