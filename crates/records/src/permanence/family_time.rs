//! Family time.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How.
    FamilyTimeHow = "family_time_how", "How" {
        Together = "together" "Together",
        Call = "call" "A call",
        Letter = "letter" "A letter or message",
    }
}

/// The child saw or spoke to family, or should have.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
            Field::new("words", "How it was for the child", Form::LongText).optional(),
        ],
        read: read::<FamilyTime>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
