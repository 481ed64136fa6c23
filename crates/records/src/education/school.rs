//! School.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What sort of setting.
    SettingSort = "setting_sort", "What sort of setting" {
        EarlyYears = "early_years" "Nursery or early years",
        School = "school" "School",
        Special = "special" "Special school",
        Alternative = "alternative" "Alternative provision",
        College = "college" "College or sixth form",
        HomeEducated = "home_educated" "Educated at home",
        NoPlace = "no_place" "No place",
    }
}

/// The child is on the roll of a school, college or early years setting.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct School {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Unique reference number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urn: Option<String>,
    /// What sort of setting.
    pub sort: SettingSort,
    /// Designated teacher.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub teacher: Option<String>,
    /// Is it full time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_time: Option<bool>,
    /// Special educational needs support or plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<String>,
}

impl Definition for School {
    const KIND: &'static Kind = &Kind {
        name: "school",
        title: "School",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("name", "Name", Form::Text).optional(),
            Field::new("urn", "Unique reference number", Form::Text).optional(),
            Field::new("sort", "What sort of setting?", Form::Choice(SettingSort::SET)),
            Field::new("teacher", "Designated teacher", Form::Person).optional(),
            Field::new("full_time", "Is it full time?", Form::YesNo).optional(),
            Field::new("support", "Special educational needs support or plan", Form::Text).optional(),
        ],
        read: read::<School>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}
