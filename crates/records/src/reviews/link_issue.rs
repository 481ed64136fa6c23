//! Issue raised in the link between a team and its reviewing officer.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::at_review::is_blank;
use super::escalation::EscalationTheme;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What the reviewing officer who is linked to a team brought to it, or heard from it: a pattern of practice and not the case
/// of a child, with who answers and by when. It stays open until it is answered.
///
/// Happened: the day. Source: council pack of 2018, the reviewing officers' annual report (link teams).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkIssue {
    /// Day.
    pub day: Day,
    /// The team, as it is called.
    pub team: String,
    /// What it is about.
    pub theme: EscalationTheme,
    /// What was raised.
    pub words: String,
    /// Who raised it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Who answers.
    pub owner: String,
    /// Answer by.
    pub due: Day,
    /// Answered on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Day>,
    /// What changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<String>,
}

impl LinkIssue {
    /// Whether it should have been answered before a day.
    pub fn is_late(&self, day: Day) -> bool {
        self.answered.is_none() && self.due < day
    }
}

impl Definition for LinkIssue {
    const KIND: &'static Kind = &Kind {
        name: "link_issue",
        title: "Issue raised in a link",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("team", "Which team?", Form::Text),
            Field::new("theme", "What is it about?", Form::Choice(EscalationTheme::SET)),
            Field::new("words", "What was raised?", Form::LongText).hint(
                "A pattern that you see, without the name of a child: what is about one child is a challenge",
            ),
            Field::new("by", "Who raised it?", Form::Worker).optional(),
            Field::new("owner", "Who answers?", Form::Text),
            Field::new("due", "Answer by", Form::Day),
            Field::new("answered", "Answered on", Form::Day).optional(),
            Field::new("changed", "What changed in the team?", Form::Text).optional(),
        ],
        read: read::<LinkIssue>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        for (field, text, says) in [
            ("team", &self.team, "Say which team"),
            ("words", &self.words, "Say what was raised"),
            ("owner", &self.owner, "Say who answers: one person"),
        ] {
            if text.trim().is_empty() {
                troubles.push(Trouble::stops(field, says));
            }
        }
        if self.due < self.day {
            let says = "The answer would be due before it was raised: change one of the two days";
            troubles.push(Trouble::stops("due", says));
        }
        if self.answered.is_some() && is_blank(self.changed.as_deref()) {
            let says = "Say what changed: an issue is not answered because somebody replied";
            troubles.push(Trouble::stops("changed", says));
        }
        if self.answered.is_some_and(|answered| answered < self.day) {
            troubles.push(Trouble::stops("answered", "It was raised after that day: change one of the two"));
        }
        troubles
    }
}
