//! Sitting of a panel.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Which panel.
    PanelSort = "panel_sort", "Which panel" {
        Fostering = "fostering" "Fostering panel",
        Adoption = "adoption" "Adoption panel",
        Permanence = "permanence" "Permanence panel",
    }
}

/// A day on which a panel sits: its agenda is drawn from what waits for it.
///
/// Happened: the day. Sources: Fostering Services (England) Regulations 2011, regulation 24 (no business without five
/// members, six where it is joint, the chair or vice chair and a social worker among them); Adoption Agencies Regulations 2005,
/// regulation 6.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelSitting {
    /// Day.
    pub day: Day,
    /// Which panel.
    pub panel: PanelSort,
    /// Papers are with the members by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub papers_by: Option<Day>,
    /// For how many items there is time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u8>,
    /// Who chairs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chair: Option<String>,
    /// How many members were there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<u8>,
    /// The minutes were agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Day>,
    /// It did not sit, because.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called_off: Option<String>,
}

impl Definition for PanelSitting {
    const KIND: &'static Kind = &Kind {
        name: "panel_sitting",
        title: "Sitting of a panel",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("panel", "Which panel?", Form::Choice(PanelSort::SET)),
            Field::new("papers_by", "Papers are with the members by", Form::Day)
                .optional()
                .hint("Left empty: two weeks before"),
            Field::new("places", "For how many items is there time?", Form::Number).optional(),
            Field::new("chair", "Who chairs it?", Form::Text).optional(),
            Field::new("members", "How many members were there?", Form::Number)
                .optional()
                .hint("Once it has sat: five are needed, six of a joint panel"),
            Field::new("minutes", "The minutes were agreed on", Form::Day).optional(),
            Field::new("called_off", "If it did not sit, why?", Form::Text).optional(),
        ],
        read: read::<PanelSitting>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.papers_by.is_some_and(|by| by > self.day) {
            troubles.push(Trouble::stops("papers_by", "Papers are read before the panel sits"));
        }
        if self.minutes.is_some_and(|agreed| agreed < self.day) {
            troubles.push(Trouble::stops("minutes", "Minutes are of what was said: not before the sitting"));
        }
        if self.called_off.is_some() && (self.members.is_some() || self.minutes.is_some()) {
            troubles.push(Trouble::stops("called_off", "It sat, or it did not: leave one of them empty"));
        }
        troubles
    }
}
