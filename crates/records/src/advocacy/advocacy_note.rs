//! Advocate's note.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::AdvocacyTheme;
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What an advocate writes down.
    AdvocacyMoment = "advocacy_moment", "What it was" {
        Talk = "talk" "A talk with the child",
        Message = "message" "A message or call",
        Meeting = "meeting" "A meeting at which the advocate spoke with or for the child",
        Strategy = "strategy" "A strategy or other meeting without the child",
        Work = "work" "Work for the child",
        Seen = "seen" "What could be seen: the child does not instruct",
    }
}

code_set! {
    /// What may be written on the child's file, as the child chose this time.
    Sharing = "sharing", "What may stand on the file" {
        Nothing = "nothing" "Nothing: it stays with the advocate",
        That = "that" "Only that we met",
        Part = "part" "What is written in the box below",
        Safety = "safety" "It must be shared to keep somebody safe, and the child was told",
    }
}

/// What passed between a child and their advocate: read by the advocate alone, unless the child chose that it is shared, which
/// is then a record of its own ([`super::AdvocacyShared`]).
///
/// Happened: the day. Source: Children Act 1989, section 26A; National Standards for the Provision of Children's Advocacy
/// Services (2002), standard 6 (confidentiality).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdvocacyNote {
    /// Day.
    pub day: Day,
    /// For the referral of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral: Option<Day>,
    /// What was it.
    pub about: AdvocacyMoment,
    /// What is it about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<AdvocacyTheme>,
    /// What the child said, in their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// What the advocate did, and what comes next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub did: Option<String>,
    /// What may be written on the child's file.
    pub share: Sharing,
}

impl Definition for AdvocacyNote {
    const KIND: &'static Kind = &Kind {
        name: "advocacy_note",
        title: "Advocate's note",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("referral", "For the referral of", Form::Day).optional(),
            Field::new("about", "What was it?", Form::Choice(AdvocacyMoment::SET)),
            Field::new("themes", "What is it about?", Form::Choices(AdvocacyTheme::SET)).optional(),
            Field::new("words", "What the child said, in their own words", Form::LongText).optional(),
            Field::new("did", "What the advocate did, and what comes next", Form::LongText).optional(),
            Field::new("share", "What may be written on the child's file?", Form::Choice(Sharing::SET))
                .hint("Ask each time; the child decides"),
        ],
        read: read::<AdvocacyNote>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        if blank(&self.words) && blank(&self.did) && self.themes.is_empty() {
            return vec![Trouble::stops("words", "Write what the child said, or what was done")];
        }
        Vec::new()
    }
}
