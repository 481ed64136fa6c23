//! Where a care leaver lives.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::codes::Accommodation;
use crate::form::Trouble;
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
    /// Why is it suitable, or not. Their health and needs, the landlord and the place, what the young person thinks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Seen and judged on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<Day>,
    /// What else was offered. The homes the young person could choose from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choices: Option<String>,
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
            Field::new("suitable", "Is it suitable?", Form::YesNoNotKnown)
                .optional()
                .hint("Custody, bed and breakfast and no home at all never are"),
            Field::new("because", "Why is it suitable, or not?", Form::LongText)
                .optional()
                .hint("Their health and needs, the landlord and the place, what the young person thinks"),
            Field::new("judged", "Seen and judged on", Form::Day).optional(),
            Field::new("choices", "What else was offered?", Form::Text)
                .optional()
                .hint("The homes the young person could choose from"),
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

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.until.is_some_and(|until| until < self.since) {
            troubles.push(Trouble::stops("until", "Say a last day that is not before the first"));
        }
        if self.what.is_some_and(Accommodation::is_never_suitable) && self.suitable == Some(Answer::Yes) {
            troubles.push(Trouble::stops(
                "suitable",
                "Custody, bed and breakfast and no home at all are never suitable: say no, or say what sort it is",
            ));
        }
        let judged = matches!(self.suitable, Some(Answer::Yes | Answer::No));
        if judged && self.because.as_deref().is_none_or(|because| because.trim().is_empty()) {
            troubles
                .push(Trouble::advice("because", "Say why: the judgement is read again when things change"));
        }
        troubles
    }
}
