//! Leaving care status, decided by a person.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What a young person is in the law on leaving care.
    LeaverStatus = "leaver_status", "Leaving care status" {
        Eligible = "eligible" "Eligible child",
        Relevant = "relevant" "Relevant child",
        FormerRelevant = "former_relevant" "Former relevant young person, 18 to 20",
        FormerRelevant21 = "former_relevant_21" "Former relevant young person, 21 to 24",
        Qualifying = "qualifying" "Qualifying young person",
        None = "none" "No leaving care status",
    }
}

/// Somebody decided what a young person's leaving care status is, against what the record gives or where the record does not
/// know enough. It stands beside what is worked out, and holds until its last day or until another is decided.
///
/// Happened: the span. Source: Children Act 1989, sections 23A to 24 and Schedule 2, paragraph 19B; Care Leavers (England)
/// Regulations 2010, regulation 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaverStatusDecided {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Which status.
    pub status: LeaverStatus,
    /// Why is it not as the record gives it. What the record does not know, and where it can be read.
    pub because: String,
    /// Who decided.
    pub by: String,
}

impl Definition for LeaverStatusDecided {
    const KIND: &'static Kind = &Kind {
        name: "leaver_status_decided",
        title: "Leaving care status, decided by a person",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("status", "Which status?", Form::Choice(LeaverStatus::SET)),
            Field::new("because", "Why is it not as the record gives it?", Form::LongText)
                .hint("What the record does not know, and where it can be read"),
            Field::new("by", "Who decided?", Form::Worker),
        ],
        read: read::<LeaverStatusDecided>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn significant(&self) -> bool {
        true
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.until.is_some_and(|until| until < self.since) {
            troubles.push(Trouble::stops("until", "Say a last day that is not before the first"));
        }
        if self.because.trim().is_empty() {
            troubles
                .push(Trouble::stops("because", "Say why: a status that is not worked out needs a reason"));
        }
        troubles
    }
}
