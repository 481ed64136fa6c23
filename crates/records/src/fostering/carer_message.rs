//! What a foster carer wrote on their own pages.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::{CarerAbout, CarerMessageAnswered};
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::message::{self, Message, Written};

/// What a foster carer wrote on their own pages to whoever supervises the household: kept as they wrote it. Nobody else writes
/// it, and nobody puts it right for them.
///
/// Happened: the day. Source: capabilities FOS-17.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarerMessage {
    /// Day.
    pub day: Day,
    /// What about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<CarerAbout>,
    /// Their words.
    pub words: String,
    /// Who wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

impl Definition for CarerMessage {
    const KIND: &'static Kind = &Kind {
        name: "carer_message",
        title: "Written by a foster carer",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("about", "What is it about?", Form::Choice(CarerAbout::SET)).optional(),
            Field::new("words", "Their words", Form::LongText),
            Field::new("by", "Who wrote?", Form::Worker).optional(),
        ],
        read: read::<CarerMessage>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        message::check(&self.words)
    }
}

impl Message for CarerMessage {
    type Reply = CarerMessageAnswered;

    fn about(&self) -> Option<&'static str> {
        self.about.map(CarerAbout::label)
    }

    fn written(&self) -> Written<'_> {
        Written { day: self.day, words: &self.words, by: self.by.as_deref() }
    }
}
