//! In their words.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What a child speaks of.
    SaidAbout = "said_about", "What they speak of" {
        Home = "home" "Home",
        Family = "family" "Family and friends",
        School = "school" "School",
        Health = "health" "Health and feelings",
        Worker = "worker" "My social worker",
        Plan = "plan" "My plan",
        Money = "money" "Money and things",
        Fun = "fun" "Fun and holidays",
        Identity = "identity" "Who I am",
        Safety = "safety" "Feeling safe",
        Other = "other" "Something else",
    }
}

code_set! {
    /// How a child said it.
    SaidHow = "said_how", "How they said it" {
        Spoke = "spoke" "Spoke",
        Signed = "signed" "Signed, or with symbols",
        Wrote = "wrote" "Wrote",
        Drew = "drew" "Drew or made something",
        Game = "game" "With a game or a tool",
        Screen = "screen" "In an app or a message",
        Showed = "showed" "Showed without words",
    }
}

/// What a child said, in their own words, with the day and the place: for the plan, the review, the letter and the chronology. A
/// wish in it stays open until somebody says what was done about it, or why not, and the child is told.
///
/// Happened: the day. Source: Children Act 1989, section 22(4) (wishes and feelings); IRO Handbook, chapter 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildSaid {
    /// Day.
    pub day: Day,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// To whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// What about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<SaidAbout>,
    /// How did they say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<SaidHow>,
    /// In their own words.
    pub words: String,
    /// What do they want to be different.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish: Option<String>,
}

impl Definition for ChildSaid {
    const KIND: &'static Kind = &Kind {
        name: "child_said",
        title: "In their words",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("place", "Where?", Form::Text).hint("At home, at school, in the car").optional(),
            Field::new("to", "To whom?", Form::Person).optional(),
            Field::new("about", "What about?", Form::Choices(SaidAbout::SET)).optional(),
            Field::new("how", "How did they say it?", Form::Choice(SaidHow::SET)).optional(),
            Field::new("words", "In their own words", Form::LongText)
                .hint("As they said, signed, drew or wrote it"),
            Field::new("wish", "What do they want to be different?", Form::Text)
                .hint("It stays open until somebody answers it and the child is told")
                .optional(),
        ],
        read: read::<ChildSaid>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.words.trim().is_empty() {
            return vec![Trouble::stops("words", "Write what the child said, in their own words")];
        }
        Vec::new()
    }
}
