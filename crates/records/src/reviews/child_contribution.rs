//! What the child brings to a review.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::at_review::Chaired;
use crate::codes::Participation;
use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How the child wants to take part.
    TakesPart = "takes_part", "How the child wants to take part" {
        Speaks = "speaks" "Comes and speaks for themself",
        AdvocateWithThem = "advocate_with_them" "Comes, and an advocate speaks with them",
        WithoutWords = "without_words" "Comes, and shows what they think without words",
        Listens = "listens" "Comes and listens",
        AdvocateForThem = "advocate_for_them" "Stays away, and an advocate speaks for them",
        Sends = "sends" "Stays away, and sends something: a letter, a drawing, a recording, a form",
        NotThisTime = "not_this_time" "Does not want to take part this time",
    }
}

impl TakesPart {
    /// The code of the return that it becomes if it happens so, for a child of four and over.
    pub const fn participation(self) -> Participation {
        match self {
            TakesPart::Speaks => Participation::PN1,
            TakesPart::AdvocateWithThem => Participation::PN2,
            TakesPart::WithoutWords => Participation::PN3,
            TakesPart::Listens => Participation::PN4,
            TakesPart::AdvocateForThem => Participation::PN5,
            TakesPart::Sends => Participation::PN6,
            TakesPart::NotThisTime => Participation::PN7,
        }
    }
}

/// What the child said or made for a review, how they want to take part, and whether they want to lead it.
///
/// Happened: the day. Source: Care Planning, Placement and Case Review (England) Regulations 2010, schedule 7; IRO Handbook,
/// chapter 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildContribution {
    /// Day.
    pub day: Day,
    /// For the review on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_review: Option<Day>,
    /// How does the child want to take part.
    pub way: TakesPart,
    /// Who leads the review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chairs: Option<Chaired>,
    /// What the child wants to say, in their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// What must be different afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish: Option<String>,
    /// Whom they want there, and whom not; where and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wants: Option<String>,
    /// Who helped, and how it came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helped: Option<String>,
    /// What they made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<String>,
}

impl Definition for ChildContribution {
    const KIND: &'static Kind = &Kind {
        name: "child_contribution",
        title: "What the child brings to a review",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("for_review", "For the review on", Form::Day).optional(),
            Field::new("way", "How does the child want to take part?", Form::Choice(TakesPart::SET)),
            Field::new("chairs", "Who leads the review?", Form::Choice(Chaired::SET)).optional(),
            Field::new("words", "What the child wants to say, in their own words", Form::LongText).optional(),
            Field::new("wish", "What should be different afterwards?", Form::LongText).optional(),
            Field::new("wants", "Whom they want there, and whom not; where and when", Form::Text).optional(),
            Field::new("helped", "Who helped, and how it came", Form::Text).optional(),
            Field::new("made", "What they made", Form::Document).optional(),
        ],
        read: read::<ChildContribution>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
