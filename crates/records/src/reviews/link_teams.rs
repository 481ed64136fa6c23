//! Link teams.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// One team and the reviewing officer who is linked to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamLink {
    /// The team, as it is called.
    pub team: String,
    /// The reviewing officer.
    pub who: String,
}

/// The fields of each.
const TEAM_LINK: &[Field] = &[
    Field::new("team", "Which team?", Form::Text),
    Field::new("who", "Which reviewing officer?", Form::Worker),
];

/// Which reviewing officer is linked to which team, from a day: who brings what reviews show to the team, and hears it first.
///
/// Happened: from the day it applies. A local setting. Source: council pack of 2018, the reviewing officers' annual report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkTeams {
    /// From.
    pub since: Day,
    /// The links.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<TeamLink>,
    /// As the authority words it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Definition for LinkTeams {
    const KIND: &'static Kind = &Kind {
        name: "link_teams",
        title: "Link teams",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("links", "Who is linked to which team?", Form::Parts(TEAM_LINK)).optional(),
            Field::new("words", "As the authority words it", Form::Text).optional(),
        ],
        read: read::<LinkTeams>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }
}
