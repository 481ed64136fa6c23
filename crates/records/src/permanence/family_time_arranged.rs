//! Family time as it is arranged.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::FamilyTimeHow;
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How often.
    TimeOften = "time_often", "How often" {
        TwiceAWeek = "twice_a_week" "Twice a week",
        Weekly = "weekly" "Every week",
        Fortnightly = "fortnightly" "Every two weeks",
        Monthly = "monthly" "Every month",
        SixAYear = "six_a_year" "Six times a year",
        FewAYear = "few_a_year" "Fewer times a year",
    }
}

/// With whom the child has time, how often, where, who is there and who brings whom: the schedule, apart from how each time went.
///
/// Happened: the span. Source: Children Act 1989, section 34; capabilities FAM-01, FAM-06.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FamilyTimeArranged {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// With whom.
    pub with: String,
    /// How.
    pub how: FamilyTimeHow,
    /// How often.
    pub often: TimeOften,
    /// How many hours each time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<f64>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// Who is there with them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supervisor: Option<String>,
    /// Who brings the child, and how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transport: Option<String>,
    /// How many miles the child travels each way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub miles_child: Option<f64>,
    /// How many miles the family travels each way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub miles_family: Option<f64>,
    /// Why these days and this place are best for the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl Definition for FamilyTimeArranged {
    const KIND: &'static Kind = &Kind {
        name: "family_time_arranged",
        title: "Family time as it is arranged",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("with", "With whom?", Form::Person),
            Field::new("how", "How?", Form::Choice(FamilyTimeHow::SET)),
            Field::new("often", "How often?", Form::Choice(TimeOften::SET)),
            Field::new("hours", "How many hours each time?", Form::Number).optional(),
            Field::new("venue", "Where?", Form::Text).optional(),
            Field::new("supervisor", "Who is there with them?", Form::Worker)
                .hint("Leave it empty where nobody has to be")
                .optional(),
            Field::new("transport", "Who brings the child, and how?", Form::Text).optional(),
            Field::new("miles_child", "How many miles the child travels each way", Form::Number).optional(),
            Field::new("miles_family", "How many miles the family travels each way", Form::Number).optional(),
            Field::new("because", "Why these days and this place are best for the child", Form::LongText)
                .optional(),
        ],
        read: read::<FamilyTimeArranged>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.until.is_some_and(|until| until < self.since) {
            troubles.push(Trouble::stops("until", "It ended before it began: change one of the two days"));
        }
        for (field, number) in
            [("hours", self.hours), ("miles_child", self.miles_child), ("miles_family", self.miles_family)]
        {
            if number.is_some_and(|number| number < 0.0) {
                troubles.push(Trouble::stops(field, "Write a number of nothing or more"));
            }
        }
        troubles
    }
}
