//! Exemption for a child.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Beyond what.
    ExemptFrom = "exempt_from", "Beyond what" {
        UsualLimit = "usual_limit" "The usual limit of three children",
        Terms = "terms" "The terms of approval",
    }
}

/// A household may foster a named child beyond the usual limit, or beyond the terms of its approval.
///
/// Happened: the span. Source: Children Act 1989, Schedule 7, paragraph 4 (the usual limit); Care Planning,
/// Placement and Case Review (England) Regulations 2010, regulation 23 (terms).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FosteringExemption {
    /// From.
    pub since: Day,
    /// Until.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// For which child.
    pub child: String,
    /// Beyond what.
    pub of: ExemptFrom,
    /// Who gave it.
    pub given_by: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// On which conditions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conditions: Option<String>,
}

impl Definition for FosteringExemption {
    const KIND: &'static Kind = &Kind {
        name: "fostering_exemption",
        title: "Exemption for a child",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "Until", Form::Day).optional(),
            Field::new("child", "For which child?", Form::Child),
            Field::new("of", "Beyond what?", Form::Choice(ExemptFrom::SET)),
            Field::new("given_by", "Who gave it?", Form::Person),
            Field::new("because", "Why?", Form::LongText).optional(),
            Field::new("conditions", "On which conditions?", Form::Text).optional(),
        ],
        read: read::<FosteringExemption>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.until.is_some_and(|until| until < self.since) {
            return vec![Trouble::stops("until", "It ends before it begins: put one of the days right")];
        }
        Vec::new()
    }
}

impl FosteringExemption {
    /// Whether it holds on a day: the day until which it was given is in it.
    pub fn holds_on(&self, day: Day) -> bool {
        self.since <= day && self.until.is_none_or(|until| day <= until)
    }
}
