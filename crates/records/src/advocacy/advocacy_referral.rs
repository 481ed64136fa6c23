//! Advocacy referral.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What it is about.
    AdvocacyTheme = "advocacy_theme", "What it is about" {
        Complaint = "complaint" "A complaint",
        Placement = "placement" "Placement",
        FamilyTime = "family_time" "Family time",
        Worker = "worker" "Social worker",
        School = "school" "School",
        Legal = "legal" "Legal advice",
        Money = "money" "Money",
        Other = "other" "Something else",
    }
}

code_set! {
    /// Who asked.
    AdvocacyFrom = "advocacy_from", "Who asked" {
        Child = "child" "The child or young person",
        Worker = "worker" "Social worker",
        Reviewer = "reviewer" "Independent reviewing officer",
        Carer = "carer" "Carer",
        Adviser = "adviser" "Personal adviser",
        Parent = "parent" "Parent",
        Other = "other" "Somebody else",
    }
}

/// An advocate was asked for, by the child or for the child, and what came of it.
///
/// Happened: the span. Source: Children Act 1989, section 26A.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdvocacyReferral {
    /// Day.
    pub day: Day,
    /// Who asked.
    pub from: AdvocacyFrom,
    /// What is it about.
    pub theme: AdvocacyTheme,
    /// An advocate was offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offered: Option<Day>,
    /// Did the child not want one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declined: Option<bool>,
    /// What changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Day>,
}

impl Definition for AdvocacyReferral {
    const KIND: &'static Kind = &Kind {
        name: "advocacy_referral",
        title: "Advocacy referral",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("from", "Who asked?", Form::Choice(AdvocacyFrom::SET)),
            Field::new("theme", "What is it about?", Form::Choice(AdvocacyTheme::SET)),
            Field::new("offered", "An advocate was offered", Form::Day).optional(),
            Field::new("declined", "Did the child not want one?", Form::YesNo).optional(),
            Field::new("outcome", "What changed?", Form::Text).optional(),
            Field::new("closed", "Closed", Form::Day).optional(),
        ],
        read: read::<AdvocacyReferral>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.day, self.closed)
    }
}
