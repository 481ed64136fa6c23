//! A finding of the rules of a return that was accepted.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A failure of a rule of a return was looked at and stands: it is told again only where other values stand there. Who decided is
/// who recorded it.
///
/// Happened: the day of the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedFinding {
    /// Day.
    pub day: Day,
    /// The rule, by its published code.
    pub rule: String,
    /// The child's number in the return; blank for a failure of no child.
    pub child: String,
    /// The table; blank for any.
    pub table: String,
    /// What stands in the columns concerned: `RNE=S; DECOM=01/04/2025`; blank for whatever stands there.
    pub values: String,
    /// Why it stands.
    pub reason: String,
}

impl Definition for AcceptedFinding {
    const KIND: &'static Kind = &Kind {
        name: "accepted_finding",
        title: "Accepted finding of a return",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("rule", "Rule", Form::Text),
            Field::new("child", "Child's number in the return", Form::Text),
            Field::new("table", "Table", Form::Text),
            Field::new("values", "What stands in the columns concerned", Form::Text),
            Field::new("reason", "Why does it stand?", Form::LongText),
        ],
        read: read::<AcceptedFinding>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
