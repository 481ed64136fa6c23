//! Matter that children raised.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Something that a group of children or young people raised, with whoever must answer and by when. It stays open until it is
/// answered and the group is told.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupMatter {
    /// Day.
    pub day: Day,
    /// Which group, by the identifier of its record.
    pub group: String,
    /// What they said.
    pub words: String,
    /// What they ask for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<String>,
    /// At which event, as it was called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Which directorate answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub directorate: Option<String>,
    /// Who answers.
    pub owner: String,
    /// Answer by.
    pub due: Day,
}

impl Definition for GroupMatter {
    const KIND: &'static Kind = &Kind {
        name: "group_matter",
        title: "Matter that children raised",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("group", "Which group?", Form::Text),
            Field::new("words", "What they said", Form::LongText)
                .hint("In their words, without the name of a child"),
            Field::new("asks", "What they ask for", Form::Text).optional(),
            Field::new("at", "At which event?", Form::Text)
                .hint("As it was called, where it was at one")
                .optional(),
            Field::new("directorate", "Which directorate answers?", Form::Text).optional(),
            Field::new("owner", "Who answers?", Form::Text),
            Field::new("due", "Answer by", Form::Day),
        ],
        read: read::<GroupMatter>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        for (field, text) in [("words", &self.words), ("owner", &self.owner)] {
            if text.trim().is_empty() {
                let says =
                    if field == "words" { "Write what they said" } else { "Say who answers: one person" };
                troubles.push(Trouble::stops(field, says));
            }
        }
        if self.due < self.day {
            troubles.push(Trouble::stops(
                "due",
                "The answer would be due before it was raised: change one of the two days",
            ));
        }
        troubles
    }
}
