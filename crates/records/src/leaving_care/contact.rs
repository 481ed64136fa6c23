//! Care leaver on or around the birthday.

use serde::{Deserialize, Serialize};

use crate::codes::{Accommodation, Activity, InTouch};
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// How a care leaver was on or around a birthday: in touch, doing what, living where.
///
/// Happened: told for the collection year in which the birthday (17th to 21st) or last contact (22nd to 25th) fell.
/// Source: SSDA903 OC3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareLeaverContact {
    /// Collection year. The year in which it closes.
    pub year: u16,
    /// In touch.
    pub in_touch: InTouch,
    /// Main activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<Activity>,
    /// Accommodation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accommodation: Option<Accommodation>,
}

impl Definition for CareLeaverContact {
    const KIND: &'static Kind = &Kind {
        name: "care_leaver_contact",
        title: "Care leaver on or around the birthday",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("year", "Collection year", Form::Number).hint("The year in which it closes"),
            Field::new("in_touch", "In touch?", Form::Choice(InTouch::SET)).returned_as("OC3.IN_TOUCH"),
            Field::new("activity", "Main activity", Form::Choice(Activity::SET))
                .optional()
                .returned_as("OC3.ACTIV"),
            Field::new("accommodation", "Accommodation", Form::Choice(Accommodation::SET))
                .optional()
                .returned_as("OC3.ACCOM"),
        ],
        read: read::<CareLeaverContact>,
    };

    fn happened(&self) -> Happened {
        crate::coming_into_care::collection_year(self.year)
    }

    fn check(&self) -> Vec<Trouble> {
        crate::coming_into_care::not_a_year(self.year)
    }
}
