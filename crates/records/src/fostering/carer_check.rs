//! Check of a carer.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What was checked.
    CheckOf = "check_of", "What was checked" {
        Records = "records" "Disclosure and barring",
        Medical = "medical" "Medical",
        LocalAuthority = "local_authority" "Local authority records",
        Reference = "reference" "Reference",
        HomeSafety = "home_safety" "Safety of the home",
        Driving = "driving" "Driving licence and insurance",
        FirstAid = "first_aid" "First aid",
        Pets = "pets" "Pets",
    }
}

/// A check or medical of somebody in a fostering household, or of their home, and until when it is good.
///
/// Happened: the day. Source: Fostering Services (England) Regulations 2011, regulation 26 and Schedule 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarerCheck {
    /// Day.
    pub day: Day,
    /// What was checked.
    pub what: CheckOf,
    /// Of whom. Left open: the household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// Is there nothing against it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clear: Option<Answer>,
    /// Good until.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Day>,
    /// What was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for CarerCheck {
    const KIND: &'static Kind = &Kind {
        name: "carer_check",
        title: "Check of a carer",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("what", "What was checked?", Form::Choice(CheckOf::SET)),
            Field::new("who", "Of whom?", Form::Text).optional().hint("Left open: the household"),
            Field::new("clear", "Is there nothing against it?", Form::YesNoNotKnown).optional(),
            Field::new("expires", "Good until", Form::Day).optional(),
            Field::new("notes", "What was found", Form::Text).optional(),
        ],
        read: read::<CarerCheck>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.expires.is_some_and(|expires| expires < self.day) {
            let says = "It ran out before it was made: put one of the two days right";
            return vec![Trouble::stops("expires", says)];
        }
        Vec::new()
    }
}
