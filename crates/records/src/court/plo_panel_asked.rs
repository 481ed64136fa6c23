//! Brought to the Public Law Outline panel.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What is asked of the panel.
    PloQuestion = "plo_question", "What is asked of the panel" {
        Begin = "begin" "May pre-proceedings begin?",
        Issue = "issue" "May the authority apply to the court?",
        Review = "review" "Look at pre-proceedings again",
        End = "end" "May pre-proceedings end?",
    }
}

/// A child is brought to the panel that keeps the gate to the court: what is asked, for which sitting, and when its members
/// had the papers. What it decided is a legal gateway and planning meeting.
///
/// Happened: the day it was asked. Source: capabilities ECC-05.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PloPanelAsked {
    /// Asked.
    pub asked: Day,
    /// What is asked.
    pub what: PloQuestion,
    /// For which sitting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sitting: Option<Day>,
    /// Papers were with the members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub papers: Option<Day>,
    /// Who brings it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Day>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl Definition for PloPanelAsked {
    const KIND: &'static Kind = &Kind {
        name: "plo_panel_asked",
        title: "Brought to the Public Law Outline panel",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("asked", "Asked", Form::Day),
            Field::new("what", "What is asked?", Form::Choice(PloQuestion::SET)),
            Field::new("sitting", "For which sitting?", Form::Day).optional(),
            Field::new("papers", "Papers were with the members", Form::Day).optional(),
            Field::new("by", "Who brings it?", Form::Worker).optional(),
            Field::new("withdrawn", "Taken back", Form::Day).optional(),
            Field::new("because", "Why?", Form::Text).optional(),
        ],
        read: read::<PloPanelAsked>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.asked)
    }

    fn check(&self) -> Vec<Trouble> {
        let says = "This is before it was asked: change one of the two days";
        [("sitting", self.sitting), ("withdrawn", self.withdrawn)]
            .into_iter()
            .filter(|(_, day)| day.is_some_and(|day| day < self.asked))
            .map(|(field, _)| Trouble::stops(field, says))
            .collect()
    }
}
