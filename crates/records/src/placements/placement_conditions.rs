//! What is particular about a placement.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What is particular.
    PlacementCondition = "placement_condition", "What is particular" {
        Emergency = "emergency" "Made in an emergency",
        OutOfArea = "out_of_area" "Outside the authority's area, in an adjoining one",
        AtDistance = "at_distance" "At a distance: outside the area and every adjoining one",
        BeforeAssessment = "before_assessment" "With a parent before the assessment was complete (regulation 19)",
        ConnectedPerson = "connected_person" "With a connected person approved temporarily (regulation 24)",
        OutsideTerms = "outside_terms" "With an approved foster carer outside the terms of approval (regulation 23)",
        ForAdoption = "for_adoption" "With prospective adopters approved as foster carers (regulation 25A)",
        LongTermFostering = "long_term_fostering" "A long-term foster placement (regulation 22B)",
        FewerVisitsAgreed = "fewer_visits_agreed" "The child agreed to fewer visits",
        Unregistered = "unregistered" "In a children's home that is not registered",
        SupportedAccommodation = "supported_accommodation" "In supported accommodation",
        NotRegulated = "not_regulated" "In a setting that is not regulated",
        Secure = "secure" "In secure accommodation",
        DisruptsKeyStage4 = "disrupts_key_stage4" "The move disrupted schooling in Years 10 and 11",
        NoSchoolPlace = "no_school_place" "Without a school place",
    }
}

/// What the type of a placement does not say and rules hang on: an emergency, outside the area, not yet approved.
///
/// Happened: the span. Source: Care Planning, Placement and Case Review (England) Regulations 2010, regulations 11,
/// 19, 22B, 23, 24, 25A and 28.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementConditions {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// What is particular.
    pub what: Vec<PlacementCondition>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for PlacementConditions {
    const KIND: &'static Kind = &Kind {
        name: "placement_conditions",
        title: "What is particular about a placement",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("what", "What is particular?", Form::Choices(PlacementCondition::SET)),
            Field::new("notes", "Anything else", Form::Text).optional(),
        ],
        read: read::<PlacementConditions>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}

impl PlacementConditions {
    /// Whether one of them is this.
    pub fn has(&self, what: PlacementCondition) -> bool {
        self.what.contains(&what)
    }

    /// Whether it holds on a day: the day it ended is not in it.
    pub fn holds_on(&self, day: Day) -> bool {
        self.since <= day && self.until.is_none_or(|until| day < until)
    }
}
