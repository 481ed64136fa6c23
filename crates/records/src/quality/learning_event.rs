//! Learning event.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::quality::followed::{FOLLOWED_ACTION, FollowedAction, unfollowed};

code_set! {
    /// How learning was shared.
    LearningSort = "learning_sort", "How learning was shared" {
        Workshop = "workshop" "Workshop",
        Briefing = "briefing" "Written briefing",
        TeamMeeting = "team_meeting" "In team meetings",
        PracticeWeek = "practice_week" "Practice week",
        Coaching = "coaching" "Coaching",
        Forum = "forum" "Forum of advanced practitioners",
    }
}

/// What audits of a theme taught was brought to those who practise: whether the grade of that theme moved afterwards is
/// worked out, never said here.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LearningEvent {
    /// Day.
    pub day: Day,
    /// Theme.
    pub theme: String,
    /// How.
    pub sort: LearningSort,
    /// What was it about.
    pub title: String,
    /// What was learnt.
    pub learnt: String,
    /// How many came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// What is to be done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<FollowedAction>,
}

impl Definition for LearningEvent {
    const KIND: &'static Kind = &Kind {
        name: "learning_event",
        title: "Learning event",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("theme", "Theme", Form::Text),
            Field::new("sort", "How?", Form::Choice(LearningSort::SET)),
            Field::new("title", "What was it about?", Form::Text),
            Field::new("learnt", "What was learnt", Form::LongText),
            Field::new("people", "How many came?", Form::Number).optional(),
            Field::new("actions", "What is to be done", Form::Parts(FOLLOWED_ACTION)).optional(),
        ],
        read: read::<LearningEvent>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        unfollowed("actions", &self.actions)
    }
}
