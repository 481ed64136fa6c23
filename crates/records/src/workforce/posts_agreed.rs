//! Posts of a team.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Which average caseload counts a team.
    TeamGroup = "team_group", "Which average caseload counts a team" {
        OneToThree = "one_to_three" "Looked-after teams 1 to 3 (11.5a)",
        FourAndFive = "four_and_five" "Looked-after teams 4 and 5 (11.5b)",
    }
}

/// How many full-time posts for social workers a team has, from a day: what is not filled is vacant.
///
/// Happened: from the day it applies. Source: children's social work workforce census (a post covered by agency is still vacant).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PostsAgreed {
    /// From.
    pub since: Day,
    /// Team.
    pub team: String,
    /// How many full-time posts.
    pub full_time: f64,
    /// Which average of the panel report counts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<TeamGroup>,
}

impl Definition for PostsAgreed {
    const KIND: &'static Kind = &Kind {
        name: "posts_agreed",
        title: "Posts of social workers agreed",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("team", "Team", Form::Text),
            Field::new("full_time", "How many full-time posts?", Form::Number),
            Field::new("group", "Which average of the panel report counts it?", Form::Choice(TeamGroup::SET))
                .optional(),
        ],
        read: read::<PostsAgreed>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.full_time < 0.0 || self.full_time > 999.0 {
            troubles.push(Trouble::stops("full_time", "Write a number of posts, such as 7.5"));
        }
        if self.team.trim().is_empty() {
            troubles.push(Trouble::stops("team", "Say which team"));
        }
        troubles
    }
}
