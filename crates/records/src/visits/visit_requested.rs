//! Visit asked for.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Who asked.
    AskedBy = "asked_by", "Who asked" {
        Child = "child" "The child",
        Carer = "carer" "The carer",
        Home = "home" "The manager of the home",
        Parent = "parent" "A parent",
        Reviewer = "reviewer" "The independent reviewing officer",
        Other = "other" "Somebody else",
    }
}

/// The child, the carer or somebody else asked that the child be visited.
///
/// Happened: the day. Source: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28(7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitRequested {
    /// Day.
    pub day: Day,
    /// Who asked.
    pub by: AskedBy,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl Definition for VisitRequested {
    const KIND: &'static Kind = &Kind {
        name: "visit_requested",
        title: "Visit asked for",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("by", "Who asked?", Form::Choice(AskedBy::SET)),
            Field::new("because", "Why?", Form::Text).optional(),
        ],
        read: read::<VisitRequested>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
