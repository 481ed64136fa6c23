//! Children in a fostering household.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// How many children are fostered in a household from a day on, and whether that is within the usual limit.
///
/// Happened: the day. Source: Children Act 1989, Schedule 7.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildrenFostered {
    /// From.
    pub since: Day,
    /// Children.
    pub children: u8,
    /// Are they all brothers and sisters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one_family: Option<bool>,
    /// Exemption given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exemption: Option<Day>,
}

impl Definition for ChildrenFostered {
    const KIND: &'static Kind = &Kind {
        name: "children_fostered",
        title: "Children in a fostering household",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("children", "Children", Form::Number),
            Field::new("one_family", "Are they all brothers and sisters?", Form::YesNo).optional(),
            Field::new("exemption", "Exemption given", Form::Day).optional(),
        ],
        read: read::<ChildrenFostered>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }
}
