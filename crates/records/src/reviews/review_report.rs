//! Report for a review.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Who has read a report, or had it read to them.
    SharedWith = "shared_with", "With whom it was shared" {
        Child = "child" "The child",
        Parents = "parents" "Parents",
        Carers = "carers" "Carers",
        Reviewer = "reviewer" "The reviewing officer",
        School = "school" "School",
        Other = "other" "Somebody else",
    }
}

impl SharedWith {
    /// To whom a report is owed before the review.
    pub const OWED: [SharedWith; 3] = [SharedWith::Child, SharedWith::Parents, SharedWith::Carers];
}

/// With whom a report was shared, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportShared {
    /// With whom.
    #[serde(rename = "with")]
    pub shared_with: SharedWith,
    /// Day.
    pub day: Day,
    /// How.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
}

/// The fields of each.
const REPORT_SHARED: &[Field] = &[
    Field::new("with", "With whom?", Form::Choice(SharedWith::SET)),
    Field::new("day", "On which day?", Form::Day),
    Field::new("how", "How?", Form::Text).hint("Read together, sent, explained").optional(),
];

/// The social worker's report was given to the independent reviewing officer before a review.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewReport {
    /// Day on which it was given.
    pub day: Day,
    /// For the review on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_review: Option<Day>,
    /// Was it shared with the child and the family.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared: Option<bool>,
    /// With whom, one by one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<ReportShared>,
    /// What has changed since the last review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<String>,
    /// What the child says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub views: Option<String>,
    /// What the family says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family_views: Option<String>,
    /// What should be decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposes: Option<String>,
}

impl Definition for ReviewReport {
    const KIND: &'static Kind = &Kind {
        name: "review_report",
        title: "Report for a review",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day on which it was given", Form::Day),
            Field::new("for_review", "For the review on", Form::Day).optional(),
            Field::new("shared", "Was it shared with the child and the family?", Form::YesNo).optional(),
            Field::new("shares", "With whom was it shared, and when?", Form::Parts(REPORT_SHARED)).optional(),
            Field::new("changed", "What has changed since the last review?", Form::LongText).optional(),
            Field::new("views", "What does the child say?", Form::LongText).optional(),
            Field::new("family_views", "What does the family say?", Form::LongText).optional(),
            Field::new("proposes", "What should be decided?", Form::LongText).optional(),
        ],
        read: read::<ReviewReport>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
