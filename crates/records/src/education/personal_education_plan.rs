//! Personal education plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Money;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A target of a personal education plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EducationTarget {
    /// What the child will be able to do.
    pub target: String,
    /// What will help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<String>,
    /// Who sees to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Day>,
    /// Pupil premium spent on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub premium: Option<Money>,
    /// Reached on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached: Option<Day>,
}

/// The fields of each.
const EDUCATION_TARGET: &[Field] = &[
    Field::new("target", "What will the child be able to do?", Form::Text),
    Field::new("support", "What will help?", Form::Text).optional(),
    Field::new("owner", "Who sees to it?", Form::Text).optional(),
    Field::new("by", "By when?", Form::Day).optional(),
    Field::new("premium", "Pupil premium spent on it", Form::Money).optional(),
    Field::new("reached", "Reached on", Form::Day).optional(),
];

/// A personal education plan was made or reviewed.
///
/// Happened: the day. Source: Care Planning, Placement and Case Review (England) Regulations 2010, schedule 1; statutory
/// guidance on promoting the education of looked-after children.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalEducationPlan {
    /// Day it was made or reviewed.
    pub day: Day,
    /// How the child is getting on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<String>,
    /// What the child says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub views: Option<String>,
    /// Targets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<EducationTarget>,
    /// Pupil premium for the term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub premium: Option<Money>,
}

impl PersonalEducationPlan {
    /// A plan made or reviewed on a day; nothing more is said.
    pub const fn on(day: Day) -> PersonalEducationPlan {
        PersonalEducationPlan { day, progress: None, views: None, targets: Vec::new(), premium: None }
    }
}

impl Definition for PersonalEducationPlan {
    const KIND: &'static Kind = &Kind {
        name: "personal_education_plan",
        title: "Personal education plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day it was made or reviewed", Form::Day),
            Field::new("progress", "How is the child getting on?", Form::LongText).optional(),
            Field::new("views", "What the child says", Form::LongText).optional(),
            Field::new("targets", "Targets", Form::Parts(EDUCATION_TARGET)).optional(),
            Field::new("premium", "Pupil premium for the term", Form::Money).optional(),
        ],
        read: read::<PersonalEducationPlan>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
