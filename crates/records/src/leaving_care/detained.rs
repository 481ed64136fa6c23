//! A young person in custody, or kept in a hospital.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Where.
    DetainedIn = "detained_in", "In custody or in hospital" {
        Remand = "remand" "On remand",
        YoungOffenders = "young_offenders" "Young offender institution",
        SecureCentre = "secure_centre" "Secure training centre or secure school",
        Prison = "prison" "Prison",
        Hospital = "hospital" "Hospital",
        Immigration = "immigration" "Immigration detention",
    }
}

/// A young person is in custody, on remand or under sentence, or is a patient in a hospital for a time.
///
/// Happened: the span. Source: Care Leavers (England) Regulations 2010, regulation 3; Children Act 1989, section 23ZA; Visits to
/// Former Looked After Children in Detention (England) Regulations 2010.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detained {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Where.
    pub how: DetainedIn,
    /// Which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Release expected on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release: Option<Day>,
    /// Resettlement plan agreed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_agreed: Option<Day>,
    /// Where will they live after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home_after: Option<String>,
    /// Who works with them there. Probation, youth justice, ward: a name and a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worker: Option<String>,
}

impl Definition for Detained {
    const KIND: &'static Kind = &Kind {
        name: "detained",
        title: "In custody or in hospital",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("how", "Where?", Form::Choice(DetainedIn::SET)),
            Field::new("place", "Which?", Form::Text).optional(),
            Field::new("release", "Release expected on", Form::Day).optional(),
            Field::new("plan_agreed", "Resettlement plan agreed on", Form::Day).optional(),
            Field::new("home_after", "Where will they live after?", Form::Text).optional(),
            Field::new("worker", "Who works with them there?", Form::Text)
                .optional()
                .hint("Probation, youth justice, ward: a name and a number"),
        ],
        read: read::<Detained>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn significant(&self) -> bool {
        true
    }

    fn check(&self) -> Vec<Trouble> {
        let ends_first = self.until.is_some_and(|until| until < self.since);
        if ends_first {
            return vec![Trouble::stops("until", "Say a last day that is not before the first")];
        }
        Vec::new()
    }
}

impl DetainedIn {
    /// Whether it is custody: not a hospital.
    pub const fn is_custody(self) -> bool {
        !matches!(self, DetainedIn::Hospital)
    }
}
