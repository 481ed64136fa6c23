//! A step in an arrangement that is not registered.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What was done.
    ArrangementStepIs = "arrangement_step", "What was done" {
        DirectorTold = "director_told" "The director was told",
        RegulatorTold = "regulator_told" "Ofsted was told",
        CourtTold = "court_told" "The court was told",
        Visited = "visited" "Commissioners went to see it",
        Applied = "applied" "The provider applied to be registered",
        Registered = "registered" "It was registered",
        Refused = "refused" "Registration was refused or given up",
        Searching = "searching" "Another home was looked for",
        Found = "found" "Another home was found",
    }
}

/// A step towards registration of a setting that must be registered and is not, or towards a move out of it.
///
/// Happened: the day. Source: Care Standards Act 2000, section 11 (it is an offence to run a children's home unregistered);
/// capability PLA-09 (weekly oversight by senior managers, visits, the provider's progress to registration).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrangementStep {
    /// Day.
    pub day: Day,
    /// What was done.
    pub what: ArrangementStepIs,
    /// What was said or found. For another home, how many were asked.
    pub words: String,
    /// What is next, and who does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_by: Option<Day>,
}

impl Definition for ArrangementStep {
    const KIND: &'static Kind = &Kind {
        name: "arrangement_step",
        title: "Step in an arrangement that is not registered",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("what", "What was done?", Form::Choice(ArrangementStepIs::SET)),
            Field::new("words", "What was said or found", Form::LongText)
                .hint("For another home, how many were asked"),
            Field::new("next", "What is next, and who does it?", Form::Text).optional(),
            Field::new("next_by", "By when?", Form::Day).optional(),
        ],
        read: read::<ArrangementStep>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.next_by.is_some_and(|by| by < self.day) {
            let says = "What is next cannot be before this step: put one of the two days right";
            return vec![Trouble::stops("next_by", says)];
        }
        Vec::new()
    }
}
