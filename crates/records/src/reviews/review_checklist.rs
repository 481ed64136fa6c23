//! Quality checklist before a review.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Grade.
    Grade = "grade", "Grade" {
        Outstanding = "outstanding" "Outstanding",
        Good = "good" "Good",
        RequiresImprovement = "requires_improvement" "Requires improvement",
        Inadequate = "inadequate" "Inadequate",
    }
}

/// One section of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistSection {
    /// Section.
    pub section: String,
    /// Grade.
    pub grade: Grade,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// The fields of each.
const CHECKLIST_SECTION: &[Field] = &[
    Field::new("section", "Section", Form::Text),
    Field::new("grade", "Grade", Form::Choice(Grade::SET)),
    Field::new("because", "Why?", Form::Text).optional(),
];

/// The independent reviewing officer graded how well the case was prepared and is going, before a review.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewChecklist {
    /// Day.
    pub day: Day,
    /// For the review on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_review: Option<Day>,
    /// Overall grade.
    pub grade: Grade,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Sections.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<ChecklistSection>,
}

impl Definition for ReviewChecklist {
    const KIND: &'static Kind = &Kind {
        name: "review_checklist",
        title: "Quality checklist before a review",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("for_review", "For the review on", Form::Day).optional(),
            Field::new("grade", "Overall grade", Form::Choice(Grade::SET)),
            Field::new("because", "Why?", Form::LongText).optional(),
            Field::new("sections", "Sections", Form::Parts(CHECKLIST_SECTION)).optional(),
        ],
        read: read::<ReviewChecklist>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let plain = matches!(self.grade, Grade::Outstanding | Grade::Good);
        if plain || self.because.is_some() {
            return Vec::new();
        }
        vec![Trouble::stops("because", "Say why: a grade below good needs its reason")]
    }
}
