//! Placement request.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Postcode;
use crate::codes::set::code_set;
use crate::codes::{CareSkill, CareSort, Faith, Language};
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What became of it.
    RequestEnded = "request_ended", "What became of it" {
        Placed = "placed" "A placement was made",
        Stays = "stays" "The child stays where they are",
        Home = "home" "The child went home",
        Withdrawn = "withdrawn" "No longer needed",
    }
}

code_set! {
    /// What sort of home.
    SoughtHome = "sought_home", "What sort of home" {
        Foster = "foster" "Foster home",
        Kinship = "kinship" "With family or friends",
        ChildrensHome = "childrens_home" "Children’s home",
        Supported = "supported" "Supported accommodation",
    }
}

/// Another child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherChild {
    /// Which child.
    pub child: String,
}

/// The fields of each.
const OTHER_CHILD: &[Field] = &[Field::new("child", "Which child?", Form::Child)];

/// A placement was asked for: what the child needs, and by when.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementRequest {
    /// Day of the request.
    pub day: Day,
    /// Needed by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needed_by: Option<Day>,
    /// Is it an emergency.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub emergency: bool,
    /// What the child needs.
    pub needs: String,
    /// Risks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risks: Option<String>,
    /// Brothers and sisters to be placed with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub together: Option<String>,
    /// Where it should be. School, family, friends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<String>,
    /// Language, religion, culture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub culture: Option<String>,
    /// What sort of home. Left open: a foster home.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub homes: Vec<SoughtHome>,
    /// Which kinds of fostering.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sorts: Vec<CareSort>,
    /// Languages the child needs at home.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// Religion or belief.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub faith: Option<Faith>,
    /// What must the carers be able to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<CareSkill>,
    /// Postcode of the school.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school: Option<Postcode>,
    /// Furthest from school, in miles. A home farther away is not proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub furthest: Option<u8>,
    /// Areas where the child must not live. First halves of postcodes, with commas between: QX3, QX4.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_in: Option<String>,
    /// Together with which children. Brothers and sisters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<OtherChild>,
    /// Together, whatever else. No home is proposed that cannot take all of them.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub only_together: bool,
    /// Which children must the child live apart from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<OtherChild>,
    /// Must there be no other child.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub alone: bool,
    /// Does the child need a room of their own.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub own_room: bool,
    /// No child younger than. An age in years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub youngest_other: Option<u8>,
    /// No pets.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub no_pets: bool,
    /// No smoking.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub no_smoking: bool,
    /// Closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Day>,
    /// What became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<RequestEnded>,
}

impl Definition for PlacementRequest {
    const KIND: &'static Kind = &Kind {
        name: "placement_request",
        title: "Placement request",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the request", Form::Day),
            Field::new("needed_by", "Needed by", Form::Day).optional(),
            Field::new("emergency", "Is it an emergency?", Form::YesNo),
            Field::new("needs", "What the child needs", Form::LongText),
            Field::new("risks", "Risks", Form::LongText).optional(),
            Field::new("together", "Brothers and sisters to be placed with", Form::Text).optional(),
            Field::new("near", "Where it should be", Form::Text).hint("School, family, friends").optional(),
            Field::new("culture", "Language, religion, culture", Form::Text).optional(),
            Field::new("homes", "What sort of home?", Form::Choices(SoughtHome::SET))
                .optional()
                .hint("Left open: a foster home"),
            Field::new("sorts", "Which kinds of fostering?", Form::Choices(CareSort::SET)).optional(),
            Field::new("languages", "Languages the child needs at home", Form::Choices(Language::SET))
                .optional(),
            Field::new("faith", "Religion or belief", Form::Choice(Faith::SET)).optional(),
            Field::new("skills", "What must the carers be able to do?", Form::Choices(CareSkill::SET))
                .optional(),
            Field::new("school", "Postcode of the school", Form::Postcode).optional(),
            Field::new("furthest", "Furthest from school, in miles", Form::Number)
                .optional()
                .hint("A home farther away is not proposed"),
            Field::new("not_in", "Areas where the child must not live", Form::Text)
                .optional()
                .hint("First halves of postcodes, with commas between: QX3, QX4"),
            Field::new("with", "Together with which children?", Form::Parts(OTHER_CHILD))
                .optional()
                .hint("Brothers and sisters"),
            Field::new("only_together", "Together, whatever else?", Form::YesNo)
                .hint("No home is proposed that cannot take all of them"),
            Field::new("apart", "Which children must the child live apart from?", Form::Parts(OTHER_CHILD))
                .optional(),
            Field::new("alone", "Must there be no other child?", Form::YesNo),
            Field::new("own_room", "Does the child need a room of their own?", Form::YesNo),
            Field::new("youngest_other", "No child younger than", Form::Number)
                .optional()
                .hint("An age in years"),
            Field::new("no_pets", "No pets?", Form::YesNo),
            Field::new("no_smoking", "No smoking?", Form::YesNo),
            Field::new("closed", "Closed", Form::Day).optional(),
            Field::new("ended", "What became of it?", Form::Choice(RequestEnded::SET)).optional(),
        ],
        read: read::<PlacementRequest>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.day, self.closed)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.needed_by.is_some_and(|by| by < self.day) {
            let says = "The home is needed before anybody asked: put one of the two days right";
            troubles.push(Trouble::stops("needed_by", says));
        }
        if self.alone && self.only_together {
            let says = "There can be no other child and brothers and sisters too: say which of the two it is";
            troubles.push(Trouble::stops("alone", says));
        }
        if self.closed.is_some_and(|closed| closed < self.day) {
            let says = "It was closed before it was asked: put one of the two days right";
            troubles.push(Trouble::stops("closed", says));
        }
        troubles
    }
}
