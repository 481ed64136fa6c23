//! Life-story work.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What was done.
    LifeStoryStage = "life_story_stage", "What was done" {
        Session = "session" "A session",
        FirstVersion = "first_version" "First version of the book",
        Final = "final" "Final book given",
    }
}

/// Work with the child to know and understand their own story.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LifeStoryWork {
    /// Day.
    pub day: Day,
    /// What was done.
    pub what: LifeStoryStage,
    /// What the child said and asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Definition for LifeStoryWork {
    const KIND: &'static Kind = &Kind {
        name: "life_story_work",
        title: "Life-story work",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("what", "What was done?", Form::Choice(LifeStoryStage::SET)),
            Field::new("words", "What the child said and asked", Form::LongText).optional(),
        ],
        read: read::<LifeStoryWork>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
