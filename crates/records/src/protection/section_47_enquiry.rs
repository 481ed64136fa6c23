//! Section 47 enquiry.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What was found.
    EnquiryEnd = "enquiry_end", "What was found" {
        Conference = "conference" "Concerns substantiated, conference",
        NoConference = "no_conference" "Concerns substantiated, no conference",
        NotSubstantiated = "not_substantiated" "Concerns not substantiated",
    }
}

/// The authority enquired whether a child is suffering, or likely to suffer, significant harm.
///
/// Happened: the span. Source: Children Act 1989, section 47.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section47Enquiry {
    /// Begun: day of the strategy discussion.
    pub started: Day,
    /// Ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Day>,
    /// What was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<EnquiryEnd>,
    /// Findings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for Section47Enquiry {
    const KIND: &'static Kind = &Kind {
        name: "section_47_enquiry",
        title: "Section 47 enquiry",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("started", "Begun: day of the strategy discussion", Form::Day),
            Field::new("ended", "Ended", Form::Day).optional(),
            Field::new("outcome", "What was found?", Form::Choice(EnquiryEnd::SET)).optional(),
            Field::new("notes", "Findings", Form::LongText).optional(),
        ],
        read: read::<Section47Enquiry>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.started, self.ended)
    }

    fn significant(&self) -> bool {
        true
    }
}
