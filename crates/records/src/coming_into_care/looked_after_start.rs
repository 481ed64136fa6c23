//! Started to be looked after.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Postcode;
use crate::codes::ReasonNewEpisode;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A child started to be looked after: a period of care began.
///
/// Happened: the day. A period of care runs until a `looked_after_end` of the same `account`. Where the first row that a return
/// carries is not a start (RNE other than S), care began before that day and `first_code` keeps what the row said: the
/// start is then *not known here*, and the day is the first day known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookedAfterStart {
    /// Day the child started to be looked after.
    pub day: Day,
    /// Where the child lived. Postcode of the home at the start of care.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home_postcode: Option<Postcode>,
    /// What the first known row says. Only where care began before the first row known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_code: Option<ReasonNewEpisode>,
    /// Which account. 0 for the record; 1 and up for rows of a return that overlap it.
    #[serde(default, skip_serializing_if = "crate::kind::is_zero")]
    pub account: u8,
}

impl Definition for LookedAfterStart {
    const KIND: &'static Kind = &Kind {
        name: "looked_after_start",
        title: "Started to be looked after",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day the child started to be looked after", Form::Day)
                .returned_as("Episodes.DECOM"),
            Field::new("home_postcode", "Where the child lived", Form::Text)
                .optional()
                .hint("Postcode of the home at the start of care")
                .returned_as("Episodes.HOME_POST"),
            Field::new("first_code", "What the first known row says", Form::Choice(ReasonNewEpisode::SET))
                .optional()
                .hint("Only where care began before the first row known")
                .returned_as("Episodes.RNE"),
            Field::new("account", "Which account", Form::Number)
                .optional()
                .hint("0 for the record; 1 and up for rows of a return that overlap it"),
        ],
        read: read::<LookedAfterStart>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }
}
