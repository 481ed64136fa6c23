//! Change proposed.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What is proposed.
    ProposedChange = "proposed_change", "What is proposed" {
        EndPlacement = "end_placement" "End the placement",
        CeaseLookingAfter = "cease_looking_after" "Stop looking after the child",
        CarePlan = "care_plan" "Another significant change to the care plan",
        SchoolInKeyStage4 = "school_in_key_stage4" "A move that disrupts schooling in Years 10 and 11",
        OutOfArea = "out_of_area" "A placement outside the area, in an adjoining one",
        AtDistance = "at_distance" "A placement at a distance",
        UnderOrderHome = "under_order_home" "Placement with parents",
    }
}

/// A significant change of the child's care was proposed: some may not be made before a review, some not before
/// somebody senior agreed.
///
/// Happened: the day. Source: Care Planning, Placement and Case Review (England) Regulations 2010, regulations 10,
/// 14, 32 and 39.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeProposed {
    /// Day of the proposal.
    pub day: Day,
    /// What is proposed.
    pub what: ProposedChange,
    /// For which day is it planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_for: Option<Day>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Is there an immediate risk. The change may then come first, and the review as soon as practicable.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub emergency: bool,
    /// No longer proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Day>,
}

impl Definition for ChangeProposed {
    const KIND: &'static Kind = &Kind {
        name: "change_proposed",
        title: "Change proposed",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the proposal", Form::Day),
            Field::new("what", "What is proposed?", Form::Choice(ProposedChange::SET)),
            Field::new("planned_for", "For which day is it planned?", Form::Day).optional(),
            Field::new("because", "Why?", Form::LongText).optional(),
            Field::new("emergency", "Is there an immediate risk?", Form::YesNo)
                .hint("The change may then come first, and the review as soon as practicable"),
            Field::new("withdrawn", "No longer proposed", Form::Day).optional(),
        ],
        read: read::<ChangeProposed>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }
}
