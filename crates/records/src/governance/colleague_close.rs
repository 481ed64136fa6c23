//! A colleague close to the child.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How somebody who works here is close to a child.
    Closeness = "closeness", "How they are close to the child" {
        Relative = "relative" "A relative, or living with one",
        Carer = "carer" "A carer of the child, or living with one",
        Friend = "friend" "A friend or neighbour of the family",
        Own = "own" "It is their own record",
        Complaint = "complaint" "A complaint or allegation stands between them",
        Other = "other" "In another way",
    }
}

/// Somebody who works here is close to the child: the record is closed to them, whatever their work.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColleagueClose {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Who.
    pub worker: String,
    /// How are they close to the child.
    pub how: Closeness,
}

impl Definition for ColleagueClose {
    const KIND: &'static Kind = &Kind {
        name: "colleague_close",
        title: "A colleague close to the child",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("worker", "Who?", Form::Worker)
                .hint("The record is closed to them from that day, whatever their work"),
            Field::new("how", "How are they close to the child?", Form::Choice(Closeness::SET)),
        ],
        read: read::<ColleagueClose>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}
