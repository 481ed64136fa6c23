//! Placement.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Postcode;
use crate::codes::{PlacementType, Provider, ReasonForChange};
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A child moved into a placement.
///
/// Happened: the day. It lasts until the next placement or the end of care. `moved_because` says why the placement *before*
/// ended; the return gives it on the row that ceases. `same_carer` is true where the child stayed with the carer (the carer
/// moved house, the provider or the registration changed: RNE T and U). Source: SSDA903 Episodes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    /// Day the child moved in.
    pub day: Day,
    /// Where the child lives. Not said for an agreed series of short breaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlacementType>,
    /// Who provides it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<Provider>,
    /// Unique reference number. Of the home or agency; XXXXXXX where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urn: Option<String>,
    /// Postcode of the placement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<Postcode>,
    /// With the same carer as before.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub same_carer: bool,
    /// Why the placement before ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_because: Option<ReasonForChange>,
    /// Which account. 0 for the record; 1 and up for rows of a return that overlap it.
    #[serde(default, skip_serializing_if = "crate::kind::is_zero")]
    pub account: u8,
}

impl Definition for Placement {
    const KIND: &'static Kind = &Kind {
        name: "placement",
        title: "Placement",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day the child moved in", Form::Day).returned_as("Episodes.DECOM"),
            Field::new("place", "Where the child lives", Form::Choice(PlacementType::SET))
                .optional()
                .hint("Not said for an agreed series of short breaks")
                .returned_as("Episodes.PLACE"),
            Field::new("provider", "Who provides it", Form::Choice(Provider::SET))
                .optional()
                .returned_as("Episodes.PLACE_PROVIDER"),
            Field::new("urn", "Unique reference number", Form::Text)
                .optional()
                .hint("Of the home or agency; XXXXXXX where it is not known")
                .returned_as("Episodes.URN"),
            Field::new("postcode", "Postcode of the placement", Form::Text)
                .optional()
                .returned_as("Episodes.PL_POST"),
            Field::new("same_carer", "With the same carer as before?", Form::YesNo)
                .returned_as("Episodes.RNE"),
            Field::new("moved_because", "Why the placement before ended", Form::Choice(ReasonForChange::SET))
                .optional()
                .returned_as("Episodes.REASON_PLACE_CHANGE"),
            Field::new("account", "Which account", Form::Number)
                .optional()
                .hint("0 for the record; 1 and up for rows of a return that overlap it"),
        ],
        read: read::<Placement>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }
}
