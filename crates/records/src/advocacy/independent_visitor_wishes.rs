//! What the child wants of an independent visitor.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Whom a child would like as a visitor.
    VisitorWanted = "visitor_wanted", "Whom they would like" {
        Woman = "woman" "A woman",
        Man = "man" "A man",
        Either = "either" "It does not matter",
    }
}

code_set! {
    /// What somebody likes to do.
    Interest = "interest", "What they like to do" {
        Football = "football" "Football and other games",
        Swimming = "swimming" "Swimming",
        Walking = "walking" "Walking and being outside",
        Animals = "animals" "Animals",
        Cooking = "cooking" "Cooking and baking",
        Music = "music" "Music",
        Making = "making" "Drawing and making things",
        Films = "films" "Films and games on a screen",
        Reading = "reading" "Reading and stories",
        Faith = "faith" "Faith and festivals",
        Other = "other" "Something else",
    }
}

/// What a child who wants an independent visitor says: whom they would like, what they like to do, what matters. A child may say
/// no, and may change their mind.
///
/// Happened: the day. Source: Children Act 1989, section 23ZB; care planning regulations 2010, regulation 47.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndependentVisitorWishes {
    /// Day.
    pub day: Day,
    /// Whom would they like.
    pub who: VisitorWanted,
    /// What do they like to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interests: Vec<Interest>,
    /// In which language, if not English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Faith or belief that matters to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub faith: Option<String>,
    /// Does it matter that the visitor is of their background.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub like_me: Option<bool>,
    /// Do they need somebody who drives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drives: Option<bool>,
    /// In their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// What they do not want.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_wanted: Option<String>,
}

impl Definition for IndependentVisitorWishes {
    const KIND: &'static Kind = &Kind {
        name: "independent_visitor_wishes",
        title: "What the child wants of an independent visitor",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("who", "Whom would they like?", Form::Choice(VisitorWanted::SET)),
            Field::new("interests", "What do they like to do?", Form::Choices(Interest::SET)).optional(),
            Field::new("language", "In which language? (if not English)", Form::Text).optional(),
            Field::new("faith", "Faith or belief that matters to them", Form::Text).optional(),
            Field::new("like_me", "Does it matter that the visitor is of their background?", Form::YesNo)
                .optional(),
            Field::new("drives", "Do they need somebody who drives?", Form::YesNo).optional(),
            Field::new("words", "In their own words", Form::LongText).optional(),
            Field::new("not_wanted", "What they do not want", Form::Text).optional(),
        ],
        read: read::<IndependentVisitorWishes>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
