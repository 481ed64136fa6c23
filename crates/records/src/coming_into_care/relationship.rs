//! Somebody in the child's life.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::{Answer, PartialDay};

code_set! {
    /// Who they are to the child.
    Relation = "relation", "Who they are to the child" {
        Mother = "mother" "Mother",
        Father = "father" "Father",
        StepParent = "step_parent" "Step-parent or parent's partner",
        Sister = "sister" "Sister",
        Brother = "brother" "Brother",
        HalfSister = "half_sister" "Half-sister",
        HalfBrother = "half_brother" "Half-brother",
        StepSister = "step_sister" "Step-sister",
        StepBrother = "step_brother" "Step-brother",
        Grandmother = "grandmother" "Grandmother",
        Grandfather = "grandfather" "Grandfather",
        Aunt = "aunt" "Aunt",
        Uncle = "uncle" "Uncle",
        Cousin = "cousin" "Cousin",
        Child = "child" "The young person's own child",
        Partner = "partner" "Partner",
        FosterCarer = "foster_carer" "Foster carer",
        FormerCarer = "former_carer" "Former carer",
        Friend = "friend" "Friend",
        Professional = "professional" "Somebody who helps professionally",
        Other = "other" "Somebody else",
    }
}

/// Somebody who matters to the child: family, friends, people who help. The child's network and genogram are drawn
/// from these.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relationship {
    /// Name.
    pub name: String,
    /// Who are they to the child.
    pub relation: Relation,
    /// From.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Day>,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Date of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<PartialDay>,
    /// Date of death.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub died: Option<PartialDay>,
    /// Whose parent are they. The names of their children in this network, for the genogram.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent_of: Option<String>,
    /// Whose partner are they, or were they.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// Their own record here, if they are a child known to us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<String>,
    /// Do they have parental responsibility.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsibility: Option<Answer>,
    /// How to reach them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Is this somebody the child counts on.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub important: bool,
    /// May the child see them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub may_see: Option<Answer>,
    /// What others should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for Relationship {
    const KIND: &'static Kind = &Kind {
        name: "relationship",
        title: "Somebody in the child's life",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("name", "Name", Form::Person),
            Field::new("relation", "Who are they to the child?", Form::Choice(Relation::SET)),
            Field::new("since", "From", Form::Day).optional(),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("born", "Date of birth", Form::PartialDay).optional(),
            Field::new("died", "Date of death", Form::PartialDay).optional(),
            Field::new("parent_of", "Whose parent are they?", Form::Text)
                .hint("The names of their children in this network, for the genogram")
                .optional(),
            Field::new("with", "Whose partner are they, or were they?", Form::Text).optional(),
            Field::new("child", "Their own record here, if they are a child known to us", Form::Child)
                .optional(),
            Field::new("responsibility", "Do they have parental responsibility?", Form::YesNoNotKnown)
                .optional(),
            Field::new("phone", "How to reach them", Form::Text).optional(),
            Field::new("important", "Is this somebody the child counts on?", Form::YesNo),
            Field::new("may_see", "May the child see them?", Form::YesNoNotKnown).optional(),
            Field::new("notes", "What others should know", Form::LongText).optional(),
        ],
        read: read::<Relationship>,
    };

    fn happened(&self) -> Happened {
        Happened { from: self.since, to: self.until }
    }
}
