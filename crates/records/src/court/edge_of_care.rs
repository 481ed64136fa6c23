//! Work at the edge of care.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What the team does.
    EdgeWork = "edge_work", "What the team does" {
        Family = "family" "Work with the whole family",
        Therapy = "therapy" "Longer therapeutic work",
        Mediation = "mediation" "Mediation at home",
        Respite = "respite" "A break from home",
        Return = "return" "Going home again",
    }
}

code_set! {
    /// How soon.
    EdgePriority = "edge_priority", "How soon" {
        Now = "now" "This week",
        Soon = "soon" "Within a month",
        Turn = "turn" "In turn",
    }
}

code_set! {
    /// Level of help, from least to most.
    HelpLevel = "help_level", "Level of help, from least to most" {
        Universal = "universal" "Services for everybody",
        EarlyHelp = "early_help" "Early help",
        InNeed = "in_need" "Child in need",
        Protection = "protection" "Child protection plan",
        Proceedings = "proceedings" "Before or in proceedings",
        Care = "care" "In care",
    }
}

/// A team at the edge of care was asked to work with a family: since when it waits, who has it, from which level of help and
/// to which.
///
/// Happened: from the day it was asked. Source: capabilities ECC-01, ECC-02.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EdgeOfCare {
    /// Asked.
    pub asked: Day,
    /// What is asked.
    pub what: EdgeWork,
    /// How soon.
    pub priority: EdgePriority,
    /// Level of help at the beginning.
    pub level: HelpLevel,
    /// Work began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started: Option<Day>,
    /// Who has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worker: Option<String>,
    /// Ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Day>,
    /// Level of help at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level_end: Option<HelpLevel>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl Definition for EdgeOfCare {
    const KIND: &'static Kind = &Kind {
        name: "edge_of_care",
        title: "Work at the edge of care",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("asked", "Asked", Form::Day),
            Field::new("what", "What is asked?", Form::Choice(EdgeWork::SET)),
            Field::new("priority", "How soon?", Form::Choice(EdgePriority::SET)),
            Field::new("level", "Level of help at the beginning", Form::Choice(HelpLevel::SET)),
            Field::new("started", "Work began", Form::Day).optional(),
            Field::new("worker", "Who has it?", Form::Worker).optional(),
            Field::new("ended", "Ended", Form::Day).optional(),
            Field::new("level_end", "Level of help at the end", Form::Choice(HelpLevel::SET)).optional(),
            Field::new("because", "What came of it", Form::LongText).optional(),
        ],
        read: read::<EdgeOfCare>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.asked, self.ended)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.started.is_some_and(|started| started < self.asked) {
            troubles
                .push(Trouble::stops("started", "It began before it was asked: change one of the two days"));
        }
        if self.ended.is_some() && self.level_end.is_none() {
            troubles.push(Trouble::stops("level_end", "Say on which level of help the family is now"));
        }
        if self.ended.is_some_and(|ended| ended < self.started.unwrap_or(self.asked)) {
            troubles.push(Trouble::stops("ended", "It ended before it began: change one of the two days"));
        }
        troubles
    }
}
