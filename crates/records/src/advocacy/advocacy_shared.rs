//! Shared by the child through their advocate.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How the child agreed that it is shared.
    SharingAgreed = "sharing_agreed", "How the child agreed" {
        Together = "together" "We wrote it together",
        ReadOut = "read_out" "It was read out, and the child said yes",
        Written = "written" "The child wrote it",
        Seen = "seen" "The child does not instruct: what could be seen",
        Safety = "safety" "The child did not agree: it must be shared to keep somebody safe",
    }
}

/// What a child wants those who work with them to know of what they told their advocate: as much as they chose, in words that
/// they agreed. Without their agreement only to keep somebody safe, and they are told.
///
/// Happened: the day. Source: National Standards for the Provision of Children's Advocacy Services (2002), standard 6.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdvocacyShared {
    /// Day.
    pub day: Day,
    /// For the referral of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral: Option<Day>,
    /// What the child wants known.
    pub says: String,
    /// How did the child agree.
    pub agreed: SharingAgreed,
    /// If the child did not agree: why it must be shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl Definition for AdvocacyShared {
    const KIND: &'static Kind = &Kind {
        name: "advocacy_shared",
        title: "Shared by the child through their advocate",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("referral", "For the referral of", Form::Day).optional(),
            Field::new("says", "What the child wants known", Form::LongText)
                .hint("Read it out to the child first"),
            Field::new("agreed", "How did the child agree?", Form::Choice(SharingAgreed::SET)),
            Field::new("because", "If the child did not agree: why it must be shared", Form::Text).optional(),
        ],
        read: read::<AdvocacyShared>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.agreed == SharingAgreed::Safety
            && self.because.as_deref().is_none_or(|why| why.trim().is_empty())
        {
            return vec![Trouble::stops("because", "Say who is not safe, and that the child was told")];
        }
        Vec::new()
    }
}
