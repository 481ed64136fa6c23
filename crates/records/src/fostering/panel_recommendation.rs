//! Recommendation of the panel.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What it is about.
    Recommended = "recommended", "What it is about" {
        Approval = "approval" "Approval",
        Review = "review" "Continuing approval",
        Terms = "terms" "Changed terms",
        Termination = "termination" "Ending approval",
    }
}

/// The fostering panel recommended something about a household, and the decision maker decided.
///
/// Happened: the day. Source: Fostering National Minimum Standards 2011, standard 14.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelRecommendation {
    /// Recommendation received by the decision maker.
    pub received: Day,
    /// What is it about.
    pub about: Recommended,
    /// Is it favourable.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub favourable: bool,
    /// Decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Day>,
    /// Told in writing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told_in_writing: Option<Day>,
    /// Notice of a qualifying determination given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifying_notice: Option<Day>,
    /// Representations, or an application to the independent review mechanism, received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub representations: Option<Day>,
}

impl Definition for PanelRecommendation {
    const KIND: &'static Kind = &Kind {
        name: "panel_recommendation",
        title: "Recommendation of the panel",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("received", "Recommendation received by the decision maker", Form::Day),
            Field::new("about", "What is it about?", Form::Choice(Recommended::SET)),
            Field::new("favourable", "Is it favourable?", Form::YesNo),
            Field::new("decided", "Decided", Form::Day).optional(),
            Field::new("told_in_writing", "Told in writing", Form::Day).optional(),
            Field::new("qualifying_notice", "Notice of a qualifying determination given", Form::Day)
                .optional(),
            Field::new(
                "representations",
                "Representations, or an application to the independent review mechanism, received",
                Form::Day,
            )
            .optional(),
        ],
        read: read::<PanelRecommendation>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.received)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        let later = [
            ("decided", self.decided),
            ("told_in_writing", self.told_in_writing),
            ("qualifying_notice", self.qualifying_notice),
            ("representations", self.representations),
        ];
        for (field, day) in later {
            if day.is_some_and(|day| day < self.received) {
                let says = "This is before the recommendation was received: put one of the two days right";
                troubles.push(Trouble::stops(field, says));
            }
        }
        troubles
    }
}
