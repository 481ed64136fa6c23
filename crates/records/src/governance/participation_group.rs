//! Group of children or young people.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Of whom a group is.
    GroupOf = "group_of", "Of whom it is" {
        InCare = "in_care" "Children in care",
        Younger = "younger" "Younger children in care",
        CareLeavers = "care_leavers" "Care leavers",
        Carers = "carers_children" "Children of foster carers",
        Other = "other" "Others",
    }
}

/// A group through which children in care or care leavers speak to the authority: a children in care council, a care leavers'
/// forum.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParticipationGroup {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Name.
    pub name: String,
    /// Of whom is it.
    pub of: GroupOf,
    /// When and where does it meet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meets: Option<String>,
    /// Who supports it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supported: Option<String>,
}

impl Definition for ParticipationGroup {
    const KIND: &'static Kind = &Kind {
        name: "participation_group",
        title: "Group of children or young people",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("name", "Name", Form::Text),
            Field::new("of", "Of whom is it?", Form::Choice(GroupOf::SET)),
            Field::new("meets", "When and where does it meet?", Form::Text).optional(),
            Field::new("supported", "Who supports it?", Form::Text).optional(),
        ],
        read: read::<ParticipationGroup>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}
