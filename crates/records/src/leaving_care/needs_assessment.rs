//! Assessment of needs.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What a young person will need to leave care and live well was assessed.
///
/// Happened: the day. Source: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 42;
/// Care Leavers (England) Regulations 2010, regulation 5.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedsAssessment {
    /// Completed.
    pub completed: Day,
    /// What was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<String>,
    /// What the young person says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub views: Option<String>,
}

impl Definition for NeedsAssessment {
    const KIND: &'static Kind = &Kind {
        name: "needs_assessment",
        title: "Assessment of needs",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("completed", "Completed", Form::Day),
            Field::new("needs", "What was found", Form::LongText).optional(),
            Field::new("views", "What the young person says", Form::LongText).optional(),
        ],
        read: read::<NeedsAssessment>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.completed)
    }
}
