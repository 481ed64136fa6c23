//! What a care leaver does: education, training, work.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::Activity;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What a care leaver does: learns, works, trains, or looks for something to do. Told as it happens, so that what is returned for
/// the birthday follows from it.
///
/// Happened: the span. Source: SSDA903 OC3, item ACTIV.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaverActivity {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// What.
    pub what: Activity,
    /// Where, and which course or job.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Is it with the council. An apprenticeship, a job or a placement with the council or its partners.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub with_council: bool,
    /// How did it end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
    /// What would help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

impl Definition for LeaverActivity {
    const KIND: &'static Kind = &Kind {
        name: "leaver_activity",
        title: "Education, training and work",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("what", "What?", Form::Choice(Activity::SET)),
            Field::new("place", "Where, and which course or job?", Form::Text).optional(),
            Field::new("with_council", "Is it with the council?", Form::YesNo)
                .hint("An apprenticeship, a job or a placement with the council or its partners"),
            Field::new("ended", "How did it end?", Form::Text).optional(),
            Field::new("help", "What would help?", Form::Text).optional(),
        ],
        read: read::<LeaverActivity>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        let ends_first = self.until.is_some_and(|until| until < self.since);
        if ends_first {
            return vec![Trouble::stops("until", "Say a last day that is not before the first")];
        }
        Vec::new()
    }
}
