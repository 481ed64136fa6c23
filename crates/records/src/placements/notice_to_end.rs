//! Notice that a placement will end.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::ReasonForChange;
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Who gave notice.
    NoticeBy = "notice_by", "Who gave notice" {
        Carer = "carer" "The carer",
        Provider = "provider" "The provider or home",
        Authority = "authority" "The authority",
        Child = "child" "The child asked to move",
    }
}

/// Somebody said that a child's placement will end. It stands until the child moves, or until it is settled that they stay.
///
/// Happened: the day notice was given. Source: fourteen days' notice and a review before an ending are regulation 14 of the Care
/// Planning, Placement and Case Review (England) Regulations 2010; the reason is that of the return (REASON_PLACE_CHANGE).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeToEnd {
    /// Day on which notice was given.
    pub day: Day,
    /// Who gave it.
    pub by: NoticeBy,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<ReasonForChange>,
    /// What was said.
    pub words: String,
    /// What the child says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub views: Option<String>,
    /// The child is to leave by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leave_by: Option<Day>,
    /// Settled that the child stays, on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stays: Option<Day>,
}

impl Definition for NoticeToEnd {
    const KIND: &'static Kind = &Kind {
        name: "notice_to_end",
        title: "Notice that a placement will end",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day on which notice was given", Form::Day),
            Field::new("by", "Who gave it?", Form::Choice(NoticeBy::SET)),
            Field::new("reason", "Why?", Form::Choice(ReasonForChange::SET)).optional(),
            Field::new("words", "What was said", Form::LongText),
            Field::new("views", "What the child says", Form::LongText).optional(),
            Field::new("leave_by", "The child is to leave by", Form::Day).optional(),
            Field::new("stays", "Settled that the child stays, on", Form::Day)
                .optional()
                .hint("Only when the notice was taken back"),
        ],
        read: read::<NoticeToEnd>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let early = |day: Option<Day>| day.is_some_and(|day| day < self.day);
        let mut troubles = Vec::new();
        if early(self.leave_by) {
            troubles.push(Trouble::stops("leave_by", "Say a day that is not before the notice"));
        }
        if early(self.stays) {
            troubles.push(Trouble::stops("stays", "Say a day that is not before the notice"));
        }
        troubles
    }
}
