//! Where a care leaver lives.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::codes::Accommodation;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Where a care leaver lives, and whether the authority provides it.
///
/// Happened: the span. Source: Care Leavers (England) Regulations 2010, regulations 7(3), 8 and 9.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccommodationProvided {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// What sort of accommodation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<Accommodation>,
    /// Does the authority provide it. Under section 23B or 24B.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub by_authority: bool,
    /// Is it suitable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suitable: Option<Answer>,
    /// Is it with a parent or somebody with parental responsibility.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub with_parent: bool,
}

impl Definition for AccommodationProvided {
    const KIND: &'static Kind = &Kind {
        name: "accommodation_provided",
        title: "Where a care leaver lives",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("what", "What sort of accommodation?", Form::Choice(Accommodation::SET)).optional(),
            Field::new("by_authority", "Does the authority provide it?", Form::YesNo)
                .hint("Under section 23B or 24B"),
            Field::new("suitable", "Is it suitable?", Form::YesNoNotKnown).optional(),
            Field::new(
                "with_parent",
                "Is it with a parent or somebody with parental responsibility?",
                Form::YesNo,
            ),
        ],
        read: read::<AccommodationProvided>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}
