//! Family time.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How.
    FamilyTimeHow = "family_time_how", "How" {
        Together = "together" "Together",
        Call = "call" "A call",
        Letter = "letter" "A letter or message",
    }
}

code_set! {
    /// How somebody found the place.
    PlaceFelt = "place_felt", "How somebody found the place" {
        Good = "good" "Good",
        Fair = "fair" "Could be better",
        Poor = "poor" "Not good",
    }
}

/// The child saw or spoke to family, or should have.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FamilyTime {
    /// Day.
    pub day: Day,
    /// With whom.
    pub with: String,
    /// How.
    pub how: FamilyTimeHow,
    /// Did it take place.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub happened: bool,
    /// If not, why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_not: Option<String>,
    /// Was it supervised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supervised: Option<bool>,
    /// How many hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<f64>,
    /// Who was there with them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// How the child found the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_child: Option<PlaceFelt>,
    /// How the family found the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_family: Option<PlaceFelt>,
    /// What they said of the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_words: Option<String>,
    /// How it was for the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Definition for FamilyTime {
    const KIND: &'static Kind = &Kind {
        name: "family_time",
        title: "Family time",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("with", "With whom?", Form::Person),
            Field::new("how", "How?", Form::Choice(FamilyTimeHow::SET)),
            Field::new("happened", "Did it take place?", Form::YesNo),
            Field::new("why_not", "If not, why?", Form::Text).optional(),
            Field::new("supervised", "Was it supervised?", Form::YesNo).optional(),
            Field::new("hours", "How many hours?", Form::Number).optional(),
            Field::new("by", "Who was there with them?", Form::Worker).optional(),
            Field::new("venue", "Where?", Form::Text).optional(),
            Field::new("place_child", "How did the child find the place?", Form::Choice(PlaceFelt::SET))
                .optional(),
            Field::new("place_family", "How did the family find the place?", Form::Choice(PlaceFelt::SET))
                .optional(),
            Field::new("place_words", "What did they say of the place?", Form::Text).optional(),
            Field::new("words", "How it was for the child", Form::LongText).optional(),
        ],
        read: read::<FamilyTime>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.hours.is_some_and(|hours| hours < 0.0) {
            return vec![Trouble::stops("hours", "Write a number of nothing or more")];
        }
        Vec::new()
    }
}
