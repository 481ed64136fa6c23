//! What a young person wrote on their own pages.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::OwnWordsAnswered;
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::message::{self, Message, Written};

code_set! {
    /// What a young person writes about.
    OwnAbout = "own_about", "What it is about" {
        Plan = "plan" "My plan",
        Home = "home" "Where I live",
        Money = "money" "Money",
        Work = "work" "School, college or work",
        People = "people" "People who matter to me",
        Health = "health" "How I feel",
        Record = "record" "What is written about me",
        Other = "other" "Something else",
    }
}

/// What a young person wrote on their own pages, to whoever works for them: kept as they wrote it. Nobody else writes it, and
/// nobody puts it right for them.
///
/// Happened: the day. Sources: Children Act 1989, sections 22(4) and 23B to 23C; Care Leavers (England)
/// Regulations 2010, regulation 6 (the pathway plan sets out the young person’s own views).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWords {
    /// Day.
    pub day: Day,
    /// What about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<OwnAbout>,
    /// Their words.
    pub words: String,
}

impl Definition for OwnWords {
    const KIND: &'static Kind = &Kind {
        name: "own_words",
        title: "Written by the young person",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("about", "What is it about?", Form::Choice(OwnAbout::SET)).optional(),
            Field::new("words", "Their words", Form::LongText),
        ],
        read: read::<OwnWords>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        message::check(&self.words)
    }
}

impl Message for OwnWords {
    type Reply = OwnWordsAnswered;

    fn about(&self) -> Option<&'static str> {
        self.about.map(OwnAbout::label)
    }

    fn written(&self) -> Written<'_> {
        Written { day: self.day, words: &self.words, by: None }
    }
}
