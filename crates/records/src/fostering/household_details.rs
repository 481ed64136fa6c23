//! The household.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::codes::{CareSkill, Ethnicity, Faith, Language};
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::{Answer, PartialDay, Postcode};

code_set! {
    /// Who they are in the household.
    MemberOf = "member_of", "Who they are in the household" {
        Carer = "carer" "Approved carer",
        OwnChild = "own_child" "Child of the family",
        Adult = "adult" "Another adult who lives there",
        StayingPut = "staying_put" "Young adult who stayed put",
        Support = "support" "Somebody who helps and does not live there",
    }
}

/// Somebody of the household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdMember {
    /// Name.
    pub name: String,
    /// Who are they.
    pub of: MemberOf,
    /// Date of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<PartialDay>,
}

/// The fields of each.
const HOUSEHOLD_MEMBER: &[Field] = &[
    Field::new("name", "Name", Form::Text),
    Field::new("of", "Who are they?", Form::Choice(MemberOf::SET)),
    Field::new("born", "Date of birth", Form::PartialDay).optional(),
];

/// Who lives in a fostering household, where, what they speak, believe and can do, and which children they would
/// like to care for. The newest says what holds.
///
/// Happened: from the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdDetails {
    /// From.
    pub since: Day,
    /// What is the household called.
    pub name: String,
    /// Address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<String>,
    /// Postcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<Postcode>,
    /// Telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Supervising social worker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supervised_by: Option<String>,
    /// Who belongs to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<HouseholdMember>,
    /// Languages spoken at home.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// Religion or belief.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faiths: Vec<Faith>,
    /// Ethnic background of the carers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ethnicities: Vec<Ethnicity>,
    /// What can they do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<CareSkill>,
    /// Bedrooms for fostered children.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bedrooms: Option<u8>,
    /// Does anybody smoke.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub smokes: Option<Answer>,
    /// Pets. Write none where there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pets: Option<String>,
    /// Youngest child they would like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish_from: Option<u8>,
    /// Oldest child they would like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish_to: Option<u8>,
    /// How many children would they like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish_children: Option<u8>,
    /// What would they rather not take on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wish_not: Vec<CareSkill>,
    /// Their wishes, in their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wishes: Option<String>,
    /// Level of fee. What the payments team works by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<String>,
}

impl Definition for HouseholdDetails {
    const KIND: &'static Kind = &Kind {
        name: "household_details",
        title: "The household",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("name", "What is the household called?", Form::Text),
            Field::new("lines", "Address", Form::Text).optional(),
            Field::new("postcode", "Postcode", Form::Postcode).optional(),
            Field::new("phone", "Telephone", Form::Text).optional(),
            Field::new("supervised_by", "Supervising social worker", Form::Worker).optional(),
            Field::new("members", "Who belongs to it?", Form::Parts(HOUSEHOLD_MEMBER)).optional(),
            Field::new("languages", "Languages spoken at home", Form::Choices(Language::SET)).optional(),
            Field::new("faiths", "Religion or belief", Form::Choices(Faith::SET)).optional(),
            Field::new("ethnicities", "Ethnic background of the carers", Form::Choices(Ethnicity::SET))
                .optional(),
            Field::new("skills", "What can they do?", Form::Choices(CareSkill::SET)).optional(),
            Field::new("bedrooms", "Bedrooms for fostered children", Form::Number).optional(),
            Field::new("smokes", "Does anybody smoke?", Form::YesNoNotKnown).optional(),
            Field::new("pets", "Pets", Form::Text).optional().hint("Write none where there are none"),
            Field::new("wish_from", "Youngest child they would like", Form::Number).optional(),
            Field::new("wish_to", "Oldest child they would like", Form::Number).optional(),
            Field::new("wish_children", "How many children would they like?", Form::Number).optional(),
            Field::new("wish_not", "What would they rather not take on?", Form::Choices(CareSkill::SET))
                .optional(),
            Field::new("wishes", "Their wishes, in their words", Form::LongText).optional(),
            Field::new("fee", "Level of fee", Form::Text).optional().hint("What the payments team works by"),
        ],
        read: read::<HouseholdDetails>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }
}

impl HouseholdDetails {
    /// Whether they keep pets: `None` where nobody wrote it down.
    pub fn has_pets(&self) -> Option<bool> {
        let said = self.pets.as_deref().map(str::trim).filter(|said| !said.is_empty())?;
        Some(!["none", "no", "no pets"].iter().any(|none| said.eq_ignore_ascii_case(none)))
    }
}
