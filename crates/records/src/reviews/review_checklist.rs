//! Quality checklist before a review.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Grade.
    Grade = "grade", "Grade" {
        Outstanding = "outstanding" "Outstanding",
        Good = "good" "Good",
        RequiresImprovement = "requires_improvement" "Requires improvement",
        Inadequate = "inadequate" "Inadequate",
    }
}

code_set! {
    /// Section of the checklist: what identifies it, whatever it is called.
    ReviewSection = "checklist_section", "Section of the checklist" {
        Heard = "heard" "Heard",
        Home = "home" "Home and safety",
        Plan = "plan" "The plan for growing up",
        Health = "health" "Health and feelings",
        Learning = "learning" "School and learning",
        People = "people" "People who matter",
        Promises = "promises" "What the last review decided",
        Grip = "grip" "Who sees to it",
    }
}

/// What sections were called before: whoever gives one another title puts the old one here, so that what was graded under it and
/// linked to it goes on being that section.
const FORMER: &[(&str, ReviewSection)] = &[];

impl ReviewSection {
    /// The section of this title or identifier, as it is or was called; none for one that an authority made for itself.
    pub fn named(text: &str) -> Option<ReviewSection> {
        ReviewSection::named_among(text, FORMER)
    }

    fn named_among(text: &str, former: &[(&str, ReviewSection)]) -> Option<ReviewSection> {
        let is = |title: &str| title.eq_ignore_ascii_case(text.trim());
        let now =
            ReviewSection::ALL.iter().copied().find(|section| is(section.code()) || is(section.label()));
        now.or_else(|| former.iter().find(|(title, _)| is(title)).map(|(_, section)| *section))
    }
}

/// One section of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistSection {
    /// Section.
    pub section: String,
    /// Grade.
    pub grade: Grade,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// What the record said on that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<String>,
}

/// The fields of each.
const CHECKLIST_SECTION: &[Field] = &[
    Field::new("section", "Section", Form::Text),
    Field::new("grade", "Grade", Form::Choice(Grade::SET)),
    Field::new("because", "Why?", Form::Text).optional(),
    Field::new("seen", "What the record said", Form::LongText).optional(),
];

/// The independent reviewing officer graded how well the case was prepared and is going, before a review.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewChecklist {
    /// Day.
    pub day: Day,
    /// For the review on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_review: Option<Day>,
    /// Overall grade.
    pub grade: Grade,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Sections.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<ChecklistSection>,
}

impl Definition for ReviewChecklist {
    const KIND: &'static Kind = &Kind {
        name: "review_checklist",
        title: "Quality checklist before a review",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("for_review", "For the review on", Form::Day).optional(),
            Field::new("grade", "Overall grade", Form::Choice(Grade::SET)),
            Field::new("because", "Why?", Form::LongText).optional(),
            Field::new("sections", "Sections", Form::Parts(CHECKLIST_SECTION)).optional(),
        ],
        read: read::<ReviewChecklist>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.because.as_deref().is_some_and(|because| !because.trim().is_empty()) {
            return Vec::new();
        }
        vec![Trouble::stops("because", "Say why: a grade without its reason helps nobody")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_known_by_what_it_is_called_and_was_called() {
        for (text, section) in [
            ("School and learning", Some(ReviewSection::Learning)),
            (" school and learning ", Some(ReviewSection::Learning)),
            ("learning", Some(ReviewSection::Learning)),
            ("Education", Some(ReviewSection::Learning)),
            ("Plan and permanence", None),
            ("", None),
        ] {
            let former = [("Education", ReviewSection::Learning)];
            assert_eq!(ReviewSection::named_among(text, &former), section, "{text}");
        }
    }
}
