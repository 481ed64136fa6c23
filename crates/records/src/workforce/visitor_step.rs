//! Step to become an independent visitor.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What was done.
    VisitorStepIs = "visitor_step_is", "What was done" {
        Interview = "interview" "Interviewed, and may go on",
        References = "references" "References are good",
        Barring = "barring" "Disclosure and barring check is clear",
        Session = "session" "Came to a session of the course",
        FinalInterview = "final_interview" "Final interview",
        Approved = "approved" "Approved as an independent visitor",
        Refused = "refused" "Not approved",
        Paused = "paused" "Wants no visits for a time",
        Back = "back" "Is back",
        Left = "left" "Left",
    }
}

/// A step on the way of a volunteer: from the interview and the checks through the ten sessions of the course to the
/// approval, and leaving.
///
/// Happened: the day. Source: council pack of 2018 (recruitment, ten weekly sessions of two hours, commitment of two years).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VisitorStep {
    /// Day.
    pub day: Day,
    /// What was done.
    pub step: VisitorStepIs,
    /// Which session of the course.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<f64>,
    /// Why, or what was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl Definition for VisitorStep {
    const KIND: &'static Kind = &Kind {
        name: "visitor_step",
        title: "Step to become an independent visitor",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("step", "What was done?", Form::Choice(VisitorStepIs::SET)),
            Field::new("session", "Which session of the course?", Form::Number)
                .hint("From 1 to 10")
                .optional(),
            Field::new("because", "Why, or what was said", Form::Text).optional(),
        ],
        read: read::<VisitorStep>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        let known = |session: f64| (1.0..=10.0).contains(&session) && session.fract() == 0.0;
        if self.step == VisitorStepIs::Session && !self.session.is_some_and(known) {
            troubles.push(Trouble::stops("session", "Say which session of the course it was, from 1 to 10"));
        }
        let needs_why = matches!(self.step, VisitorStepIs::Refused | VisitorStepIs::Left);
        if needs_why && self.because.as_deref().is_none_or(|why| why.trim().is_empty()) {
            troubles.push(Trouble::stops("because", "Say why"));
        }
        troubles
    }
}
