//! Advocacy referral.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
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
        Health = "health" "Somebody in health",
        Commissioner = "commissioner" "The Children's Commissioner's Office (Help at Hand)",
    }
}

code_set! {
    /// How a referral came.
    AdvocacyHow = "advocacy_how", "How it came" {
        FirstVisit = "first_visit" "At the advocate's first visit",
        InPerson = "in_person" "In person",
        Telephone = "telephone" "By telephone",
        Message = "message" "By message or mail",
        Form = "form" "On a form or a card",
        AtReview = "at_review" "At a review",
        Website = "website" "Through a website",
        Other = "other" "Otherwise",
    }
}

code_set! {
    /// How it ended.
    AdvocacyEnd = "advocacy_end", "How it ended" {
        Done = "done" "The work was done",
        Declined = "declined" "The child did not want an advocate",
        Withdrawn = "withdrawn" "The referral was taken back",
        Lost = "lost" "The child could not be reached",
    }
}

/// An advocate was asked for, by the child or for the child, and what came of it. What it is about stands here only where the
/// child agrees that it may stand on the file; otherwise it stands with the advocate ([`super::AdvocacyNote`]).
///
/// Happened: the span. Source: Children Act 1989, section 26A; Advocacy Services and Representations Procedure (Children)
/// (Amendment) Regulations 2004.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdvocacyReferral {
    /// Day.
    pub day: Day,
    /// Who asked.
    pub from: AdvocacyFrom,
    /// What is it about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<AdvocacyTheme>,
    /// What else is it about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<AdvocacyTheme>,
    /// How did it come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<AdvocacyHow>,
    /// Can the child not say what the advocate shall do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_instructed: Option<bool>,
    /// An advocate was offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offered: Option<Day>,
    /// Who is the advocate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advocate: Option<String>,
    /// Did the child not want one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declined: Option<bool>,
    /// What changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Day>,
    /// How did it end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<AdvocacyEnd>,
}

impl AdvocacyReferral {
    /// What it is about, as far as the child's file may say: each theme once.
    pub fn themes(&self) -> Vec<AdvocacyTheme> {
        let mut themes: Vec<AdvocacyTheme> =
            self.theme.into_iter().chain(self.also.iter().copied()).collect();
        themes.sort();
        themes.dedup();
        themes
    }
}

impl AdvocacyEnd {
    /// Whether the child did not want it or it was taken back: such cases are counted apart from those closed with work done.
    pub const fn is_not_taken_up(self) -> bool {
        matches!(self, AdvocacyEnd::Declined | AdvocacyEnd::Withdrawn)
    }
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
            Field::new("theme", "What is it about?", Form::Choice(AdvocacyTheme::SET))
                .hint("Left empty where the child wants it to stay with the advocate")
                .optional(),
            Field::new("also", "What else is it about?", Form::Choices(AdvocacyTheme::SET)).optional(),
            Field::new("how", "How did it come?", Form::Choice(AdvocacyHow::SET)).optional(),
            Field::new("not_instructed", "Can the child not say what the advocate shall do?", Form::YesNo)
                .hint(
                    "Then the advocate speaks for their rights by what can be seen: non-instructed advocacy",
                )
                .optional(),
            Field::new("offered", "An advocate was offered", Form::Day).optional(),
            Field::new("advocate", "Who is the advocate?", Form::Worker).optional(),
            Field::new("declined", "Did the child not want one?", Form::YesNo).optional(),
            Field::new("outcome", "What changed?", Form::Text)
                .hint("Only what the child agreed to have on their file")
                .optional(),
            Field::new("closed", "Closed", Form::Day).optional(),
            Field::new("ended", "How did it end?", Form::Choice(AdvocacyEnd::SET)).optional(),
        ],
        read: read::<AdvocacyReferral>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.day, self.closed)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.closed.is_some_and(|closed| closed < self.day) {
            troubles
                .push(Trouble::stops("closed", "It was closed before it came: change one of the two days"));
        }
        if self.ended.is_some() && self.closed.is_none() {
            troubles.push(Trouble::stops("closed", "Say on which day it was closed"));
        }
        troubles
    }
}
