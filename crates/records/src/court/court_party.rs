//! Party to proceedings and child’s guardian.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Who somebody is in proceedings.
    PartyRole = "party_role", "Who somebody is in proceedings" {
        Guardian = "guardian" "Child’s guardian (Cafcass)",
        ChildSolicitor = "child_solicitor" "Solicitor of the child",
        ParentSolicitor = "parent_solicitor" "Solicitor of a parent",
        OtherSolicitor = "other_solicitor" "Solicitor of somebody else",
        Cafcass = "cafcass" "Cafcass, no guardian named yet",
        Expert = "expert" "Expert",
    }
}

/// One time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyTalk {
    /// Day.
    pub day: Day,
    /// What about.
    pub about: String,
}

/// The fields of each.
const PARTY_TALK: &[Field] =
    &[Field::new("day", "Day", Form::Day), Field::new("about", "What about?", Form::Text)];

/// Who stands in proceedings beside the authority: the child’s guardian of Cafcass, solicitors; how to reach them, and each
/// time they were spoken to.
///
/// Happened: the span. Source: Children Act 1989, section 41; capabilities ECC-17.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourtParty {
    /// Appointed.
    pub since: Day,
    /// Until.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Who are they.
    pub role: PartyRole,
    /// Name.
    pub name: String,
    /// How to reach them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<String>,
    /// First saw the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saw_child: Option<Day>,
    /// Each time they were spoken to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub talks: Vec<PartyTalk>,
}

impl Definition for CourtParty {
    const KIND: &'static Kind = &Kind {
        name: "court_party",
        title: "Party to proceedings and child’s guardian",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "Appointed", Form::Day),
            Field::new("until", "Until", Form::Day).optional(),
            Field::new("role", "Who are they?", Form::Choice(PartyRole::SET)),
            Field::new("name", "Name", Form::Text),
            Field::new("reach", "How to reach them", Form::Text).optional(),
            Field::new("saw_child", "First saw the child", Form::Day).optional(),
            Field::new("talks", "Each time they were spoken to", Form::Parts(PARTY_TALK)).optional(),
        ],
        read: read::<CourtParty>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.until.is_some_and(|until| until < self.since) {
            return vec![Trouble::stops("until", "It ended before it began: change one of the two days")];
        }
        Vec::new()
    }
}
