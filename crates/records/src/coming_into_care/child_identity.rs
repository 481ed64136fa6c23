//! Who the child is.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::{Ethnicity, Sex};
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Who the child is, as far as a return says it: born when, sex, ethnic background, pupil number, and whether a mother.
///
/// A name is not in a return. Source: SSDA903 table Header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildIdentity {
    /// Date of birth.
    pub born: Day,
    /// Sex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Ethnic background. As the child or family describes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ethnicity: Option<Ethnicity>,
    /// Unique pupil number. Or UN1 to UN5 where none is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upn: Option<String>,
    /// Is the young person a mother.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mother: Option<bool>,
    /// Date of birth of her child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child_born: Option<Day>,
}

impl Definition for ChildIdentity {
    const KIND: &'static Kind = &Kind {
        name: "child_identity",
        title: "Who the child is",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("born", "Date of birth", Form::Day).returned_as("Header.DOB"),
            Field::new("sex", "Sex", Form::Choice(Sex::SET)).optional().returned_as("Header.SEX"),
            Field::new("ethnicity", "Ethnic background", Form::Choice(Ethnicity::SET))
                .optional()
                .hint("As the child or family describes it")
                .returned_as("Header.ETHNIC"),
            Field::new("upn", "Unique pupil number", Form::Text)
                .optional()
                .hint("Or UN1 to UN5 where none is known")
                .returned_as("Header.UPN"),
            Field::new("mother", "Is the young person a mother?", Form::YesNo)
                .optional()
                .returned_as("Header.MOTHER"),
            Field::new("child_born", "Date of birth of her child", Form::Day)
                .optional()
                .returned_as("Header.MC_DOB"),
        ],
        read: read::<ChildIdentity>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.born)
    }
}
