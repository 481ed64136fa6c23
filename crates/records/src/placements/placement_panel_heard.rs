//! Heard by the placement panel.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What was asked of the panel.
    PanelAbout = "panel_about", "What was asked of the panel" {
        NewHome = "new_home" "A new home",
        Stay = "stay" "That the child stays where they are",
        StepDown = "step_down" "A move to a family or to less support",
        Adult = "adult" "The move to adult services",
    }
}

code_set! {
    /// What the panel decided.
    PanelDecided = "panel_decided", "What the panel decided" {
        Agreed = "agreed" "Agreed",
        ForATime = "for_a_time" "Agreed for a time",
        NotAgreed = "not_agreed" "Not agreed",
        PutOff = "put_off" "Put off: more is needed",
    }
}

/// The panel that meets each week about residential and other costly homes heard of a child: what was decided, why, when it is
/// looked at again, and the way to a home in a family.
///
/// Happened: the day. Source: capabilities PLA-04, PLA-05.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementPanelHeard {
    /// Day of the panel.
    pub day: Day,
    /// What was asked.
    pub about: PanelAbout,
    /// What was decided.
    pub decision: PanelDecided,
    /// Why.
    pub because: String,
    /// Looked at again by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Day>,
    /// The way to a home in a family, or to less support.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step_down: Option<String>,
    /// Were adult services there.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub adults: bool,
    /// Who else was there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<String>,
}

impl Definition for PlacementPanelHeard {
    const KIND: &'static Kind = &Kind {
        name: "placement_panel_heard",
        title: "Heard by the placement panel",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the panel", Form::Day),
            Field::new("about", "What was asked?", Form::Choice(PanelAbout::SET)),
            Field::new("decision", "What was decided?", Form::Choice(PanelDecided::SET)),
            Field::new("because", "Why?", Form::LongText),
            Field::new("review_by", "Looked at again by", Form::Day).optional(),
            Field::new("step_down", "The way to a home in a family, or to less support", Form::LongText)
                .optional(),
            Field::new("adults", "Were adult services there?", Form::YesNo),
            Field::new("members", "Who else was there?", Form::Text).optional(),
        ],
        read: read::<PlacementPanelHeard>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.decision == PanelDecided::ForATime && self.review_by.is_none() {
            troubles.push(Trouble::stops(
                "review_by",
                "Say by when it is looked at again: it was agreed for a time",
            ));
        }
        if self.review_by.is_some_and(|by| by < self.day) {
            troubles
                .push(Trouble::stops("review_by", "This is before the panel: change one of the two days"));
        }
        troubles
    }
}
