//! The line of management.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// A post in the line of management, lowest first.
    LinePost = "line_post", "A post in the line of management" {
        TeamManager = "team_manager" "Team manager",
        ServiceManager = "service_manager" "Service manager",
        HeadOfService = "head_of_service" "Head of service",
        Director = "director" "Director or deputy director",
        ReviewingManager = "reviewing_manager" "Manager of the reviewing officers",
    }
}

impl LinePost {
    /// How high it stands above a child's worker, from 1; `None` for a post beside the line.
    pub const fn height(self) -> Option<u8> {
        match self {
            LinePost::TeamManager => Some(1),
            LinePost::ServiceManager => Some(2),
            LinePost::HeadOfService => Some(3),
            LinePost::Director => Some(4),
            LinePost::ReviewingManager => None,
        }
    }
}

/// One post and who holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinePlace {
    /// The post.
    pub post: LinePost,
    /// Who holds it.
    pub who: String,
    /// The team for which they hold it, as it is called; every team where it does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
}

/// The fields of each.
const LINE_PLACE: &[Field] = &[
    Field::new("post", "Which post?", Form::Choice(LinePost::SET)),
    Field::new("who", "Who holds it?", Form::Worker),
    Field::new("team", "For which team?", Form::Text).hint("Leave it empty: for every team").optional(),
];

/// Who manages whom, from a day: the managers above each team, up to the director, and the manager of the reviewing officers.
///
/// Happened: from the day it applies. Who answers a challenge, and who is told when nobody did, is worked out from it. Source:
/// IRO Handbook, chapter 6 (the authority names who answers at each level of its dispute resolution).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagementLine {
    /// From.
    pub since: Day,
    /// The posts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<LinePlace>,
    /// As the authority words it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Definition for ManagementLine {
    const KIND: &'static Kind = &Kind {
        name: "management_line",
        title: "Line of management",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("places", "Who holds which post?", Form::Parts(LINE_PLACE)).optional(),
            Field::new("words", "As the authority words it", Form::Text).optional(),
        ],
        read: read::<ManagementLine>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }
}
