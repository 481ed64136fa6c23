//! Delegated authority.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Who decides.
    MayDecide = "may_decide", "Who decides" {
        Carer = "carer" "The carer",
        Parent = "parent" "The parent",
        Authority = "authority" "The authority",
        Together = "together" "Together",
    }
}

/// One thing somebody may decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegation {
    /// What. Haircuts, sleepovers, school trips, routine medical treatment.
    pub what: String,
    /// Who decides.
    pub who: MayDecide,
    /// With which limits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub but: Option<String>,
}

/// The fields of each.
const DELEGATION: &[Field] = &[
    Field::new("what", "What?", Form::Text)
        .hint("Haircuts, sleepovers, school trips, routine medical treatment"),
    Field::new("who", "Who decides?", Form::Choice(MayDecide::SET)),
    Field::new("but", "With which limits?", Form::Text).optional(),
];

/// Who may decide what about the child day by day: the carer, the parent or the authority.
///
/// Happened: the day. Source: Care Planning, Placement and Case Review (England) Regulations 2010, Schedule 2,
/// paragraph 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelegatedAuthority {
    /// Day.
    pub day: Day,
    /// Agreed with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed_with: Option<String>,
    /// Who decides what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Delegation>,
}

impl Definition for DelegatedAuthority {
    const KIND: &'static Kind = &Kind {
        name: "delegated_authority",
        title: "Delegated authority",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("agreed_with", "Agreed with", Form::Person).optional(),
            Field::new("decisions", "Who decides what", Form::Parts(DELEGATION)).optional(),
        ],
        read: read::<DelegatedAuthority>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
