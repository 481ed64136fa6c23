//! Personal education plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A personal education plan was made or reviewed.
///
/// Happened: the day. Source: Care Planning, Placement and Case Review (England) Regulations 2010, schedule 1; statutory
/// guidance on promoting the education of looked-after children.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalEducationPlan {
    /// Day it was made or reviewed.
    pub day: Day,
}

impl Definition for PersonalEducationPlan {
    const KIND: &'static Kind = &Kind {
        name: "personal_education_plan",
        title: "Personal education plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[Field::new("day", "Day it was made or reviewed", Form::Day)],
        read: read::<PersonalEducationPlan>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
