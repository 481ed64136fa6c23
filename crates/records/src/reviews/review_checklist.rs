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
    /// What the record said on that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<String>,
}

/// The fields of each.
const CHECKLIST_SECTION: &[Field] = &[
    Field::new("section", "Section", Form::Text),
    Field::new("grade", "Grade", Form::Choice(Grade::SET)),
    Field::new("because", "Why?", Form::Text).optional(),
    Field::new("seen", "What the record said", Form::LongText).optional(),
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
        if self.because.as_deref().is_some_and(|because| !because.trim().is_empty()) {
            return Vec::new();
        }
        vec![Trouble::stops("because", "Say why: a grade without its reason helps nobody")]
    }
}
