//! Regulator's notice about a home or agency.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The regulator told the authority of concerns about the home or agency the child lives with.
///
/// Happened: the day. Source: Care Standards Act 2000, section 30A; Care Planning, Placement and Case Review
/// (England) Regulations 2010, regulation 28(8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegulatorNotice {
    /// Received.
    pub day: Day,
    /// Which home or agency.
    pub about: String,
}

impl Definition for RegulatorNotice {
    const KIND: &'static Kind = &Kind {
        name: "regulator_notice",
        title: "Regulator's notice about a home or agency",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Received", Form::Day),
            Field::new("about", "Which home or agency?", Form::Text),
        ],
        read: read::<RegulatorNotice>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }
}
