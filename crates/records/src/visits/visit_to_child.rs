//! Visit to the child.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The child's social worker, or another representative of the authority, went to see the child.
///
/// Happened: the day. A visit at which the child was not seen is an attempt: the clock runs on. Source: Care Planning,
/// Placement and Case Review (England) Regulations 2010, regulations 28 to 31.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitToChild {
    /// Day of the visit.
    pub day: Day,
    /// Was the child seen.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub seen: bool,
    /// Was the child seen alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alone: Option<bool>,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_alone_because: Option<String>,
    /// What the child said and how they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Was the child's welfare found not to be safeguarded.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub concern: bool,
}

impl VisitToChild {
    /// The child was seen on a day; nothing more is said.
    pub const fn seen_on(day: Day) -> VisitToChild {
        VisitToChild { day, seen: true, alone: None, not_alone_because: None, notes: None, concern: false }
    }
}

impl Definition for VisitToChild {
    const KIND: &'static Kind = &Kind {
        name: "visit_to_child",
        title: "Visit to the child",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the visit", Form::Day),
            Field::new("seen", "Was the child seen?", Form::YesNo),
            Field::new("alone", "Was the child seen alone?", Form::YesNo).optional(),
            Field::new("not_alone_because", "Why not?", Form::Text)
                .hint("Where the child was not seen alone")
                .optional(),
            Field::new("notes", "What the child said and how they were", Form::LongText).optional(),
            Field::new("concern", "Was the child's welfare found not to be safeguarded?", Form::YesNo)
                .hint("A review may be needed")
                .optional(),
        ],
        read: read::<VisitToChild>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.alone == Some(true) && !self.seen {
            return vec![Trouble::stops(
                "alone",
                "A child who was not seen was not seen alone: change one of the answers",
            )];
        }
        if self.seen && self.alone == Some(false) && self.not_alone_because.is_none() {
            return vec![Trouble::advice("not_alone_because", "Say why the child was not seen alone")];
        }
        Vec::new()
    }

    fn significant(&self) -> bool {
        self.concern
    }
}
