//! Enquiry to become an independent visitor.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::advocacy::Interest;
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What a volunteer says they are.
    VisitorIs = "visitor_is", "A woman or a man" {
        Woman = "woman" "A woman",
        Man = "man" "A man",
        NotSaid = "not_said" "They do not say",
    }
}

/// Somebody asked to become an independent visitor, and what they would like.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VisitorEnquiry {
    /// Day.
    pub day: Day,
    /// Name.
    pub name: String,
    /// How did they hear of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard: Option<String>,
    /// A woman or a man.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is: Option<VisitorIs>,
    /// What do they like to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interests: Vec<Interest>,
    /// Youngest age of a child they would like to visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub youngest: Option<f64>,
    /// Oldest age of a child they would like to visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oldest: Option<f64>,
    /// Languages apart from English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub languages: Option<String>,
    /// Faith or belief, if they want to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub faith: Option<String>,
    /// Background, if they want to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<String>,
    /// Do they drive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drives: Option<bool>,
    /// What they say of themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Definition for VisitorEnquiry {
    const KIND: &'static Kind = &Kind {
        name: "visitor_enquiry",
        title: "Enquiry to become an independent visitor",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("name", "Name", Form::Text),
            Field::new("heard", "How did they hear of it?", Form::Text).optional(),
            Field::new("is", "A woman or a man?", Form::Choice(VisitorIs::SET)).optional(),
            Field::new("interests", "What do they like to do?", Form::Choices(Interest::SET)).optional(),
            Field::new("youngest", "Youngest age of a child they would like to visit", Form::Number)
                .optional(),
            Field::new("oldest", "Oldest age of a child they would like to visit", Form::Number).optional(),
            Field::new("languages", "Languages apart from English", Form::Text).optional(),
            Field::new("faith", "Faith or belief, if they want to say", Form::Text).optional(),
            Field::new("background", "Background, if they want to say", Form::Text).optional(),
            Field::new("drives", "Do they drive?", Form::YesNo).optional(),
            Field::new("words", "What they say of themselves", Form::LongText).optional(),
        ],
        read: read::<VisitorEnquiry>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.youngest.zip(self.oldest).is_some_and(|(youngest, oldest)| youngest > oldest) {
            return vec![Trouble::stops(
                "oldest",
                "The oldest is younger than the youngest: change one of the two",
            )];
        }
        Vec::new()
    }
}
