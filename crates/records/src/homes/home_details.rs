//! Home.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Postcode;
use crate::codes::CareSkill;
use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What sort.
    HomeSort = "home_sort", "What sort" {
        ChildrensHome = "childrens_home" "Children's home",
        Supported = "supported" "Supported accommodation",
        ShortBreaks = "short_breaks" "Short-break home",
    }
}

/// A children's home, or premises of supported accommodation, of the authority or used by it.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeDetails {
    /// Registered from.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// What sort.
    pub sort: HomeSort,
    /// Name.
    pub name: String,
    /// Unique reference number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urn: Option<String>,
    /// Registered manager.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manager: Option<String>,
    /// Postcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<Postcode>,
    /// Beds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beds: Option<u8>,
    /// Youngest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_from: Option<u8>,
    /// Oldest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_to: Option<u8>,
    /// What can they do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<CareSkill>,
}

impl Definition for HomeDetails {
    const KIND: &'static Kind = &Kind {
        name: "home_details",
        title: "Home",
        subject: SubjectKind::Home,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "Registered from", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("sort", "What sort?", Form::Choice(HomeSort::SET)),
            Field::new("name", "Name", Form::Text),
            Field::new("urn", "Unique reference number", Form::Text).optional(),
            Field::new("manager", "Registered manager", Form::Person).optional(),
            Field::new("postcode", "Postcode", Form::Postcode).optional(),
            Field::new("beds", "Beds", Form::Number).optional(),
            Field::new("age_from", "Youngest", Form::Number).optional(),
            Field::new("age_to", "Oldest", Form::Number).optional(),
            Field::new("skills", "What can they do?", Form::Choices(CareSkill::SET)).optional(),
        ],
        read: read::<HomeDetails>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}
