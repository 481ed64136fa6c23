//! Unaccompanied asylum-seeking child.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A child was an unaccompanied asylum-seeking child in a collection year.
///
/// Happened: the collection year; `ceased` is the day the status ended (18th birthday or a decision). Source: SSDA903 UASC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnaccompaniedAsylumSeeking {
    /// Collection year. The year in which it closes.
    pub year: u16,
    /// Day the status ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ceased: Option<Day>,
}

impl Definition for UnaccompaniedAsylumSeeking {
    const KIND: &'static Kind = &Kind {
        name: "unaccompanied_asylum_seeking",
        title: "Unaccompanied asylum-seeking child",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("year", "Collection year", Form::Number).hint("The year in which it closes"),
            Field::new("ceased", "Day the status ended", Form::Day).optional().returned_as("UASC.DUC"),
        ],
        read: read::<UnaccompaniedAsylumSeeking>,
    };

    fn happened(&self) -> Happened {
        super::collection_year(self.year)
    }

    fn check(&self) -> Vec<Trouble> {
        super::not_a_year(self.year)
    }
}
