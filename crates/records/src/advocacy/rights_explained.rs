//! Rights explained.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What was explained.
    Right = "right", "What was explained" {
        Complaints = "complaints" "How to complain",
        Advocacy = "advocacy" "How to have an advocate",
        IndependentVisitor = "independent_visitor" "Independent visitors",
        Records = "records" "Seeing their own record",
    }
}

/// The child was told what they may ask for: an advocate, a complaint, an independent visitor.
///
/// Happened: the day. Source: Children Act 1989, section 26A.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RightsExplained {
    /// Day.
    pub day: Day,
    /// What was explained.
    pub what: Vec<Right>,
    /// What the child said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Was the promise pack given and read together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<bool>,
}

impl Definition for RightsExplained {
    const KIND: &'static Kind = &Kind {
        name: "rights_explained",
        title: "Rights explained",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("what", "What was explained?", Form::Choices(Right::SET)),
            Field::new("words", "What the child said", Form::LongText).optional(),
            Field::new("pack", "Was the promise pack given and read together?", Form::YesNo)
                .hint("The promises of the council to children in care")
                .optional(),
        ],
        read: read::<RightsExplained>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
