//! Visit by the advocate.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The rights advocate went to see the child.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdvocateVisit {
    /// Day.
    pub day: Day,
    /// Was the child seen.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub seen: bool,
    /// Did the child not want it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<bool>,
    /// Who went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advocate: Option<String>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// For the referral of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral: Option<Day>,
}

impl Definition for AdvocateVisit {
    const KIND: &'static Kind = &Kind {
        name: "advocate_visit",
        title: "Visit by the advocate",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("seen", "Was the child seen?", Form::YesNo),
            Field::new("refused", "Did the child not want it?", Form::YesNo).optional(),
            Field::new("advocate", "Who went?", Form::Worker).optional(),
            Field::new("place", "Where?", Form::Text).optional(),
            Field::new("referral", "For the referral of", Form::Day).optional(),
        ],
        read: read::<AdvocateVisit>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
