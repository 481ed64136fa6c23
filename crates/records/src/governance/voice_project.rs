//! Project from a suggestion of young people.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::quality::followed::{FOLLOWED_ACTION, FollowedAction, unfollowed};

/// A project that began with what a child or young person suggested: each action with who does it, by when and what was seen of
/// it, beside the suggestion that it came from.
///
/// Happened: the span. Source: council pack of 2018 (a project to find carers, begun by a young person).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoiceProject {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Its name.
    pub name: String,
    /// The matter in which it was suggested, by the identifier of its record.
    pub matter: String,
    /// What is to be done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<FollowedAction>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
}

impl Definition for VoiceProject {
    const KIND: &'static Kind = &Kind {
        name: "voice_project",
        title: "Project from a suggestion of young people",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "Ended on", Form::Day).optional(),
            Field::new("name", "What is it called?", Form::Text),
            Field::new("matter", "Which suggestion did it come from?", Form::Text),
            Field::new("actions", "What is to be done", Form::Parts(FOLLOWED_ACTION)).optional(),
            Field::new("outcome", "What came of it?", Form::LongText)
                .hint("In words that children can read: it is printed under “You said, we did”")
                .optional(),
        ],
        read: read::<VoiceProject>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = unfollowed("actions", &self.actions);
        if self.actions.is_empty() {
            troubles.push(Trouble::stops("actions", "Say what is to be done, by whom and by when"));
        }
        let blank = self.outcome.as_deref().is_none_or(|text| text.trim().is_empty());
        if self.until.is_some() && blank {
            troubles.push(Trouble::stops(
                "outcome",
                "Say what came of it, so that it can be told to those who suggested it",
            ));
        }
        troubles
    }
}
