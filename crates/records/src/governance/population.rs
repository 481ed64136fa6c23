//! Population aged 0 to 17.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The estimate of the number of people under 18 who live in the authority.
///
/// Happened: `since` is the day from which figures use it, for a mid-year estimate the day it was published. Old months keep
/// the estimate that was the latest then. Source: Office for National Statistics, mid-year estimates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Population {
    /// Year of the estimate.
    pub year: u16,
    /// Used from.
    pub since: Day,
    /// People aged 0 to 17.
    pub people: u32,
}

impl Definition for Population {
    const KIND: &'static Kind = &Kind {
        name: "population_of_children",
        title: "Population aged 0 to 17",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("year", "Year of the estimate", Form::Number),
            Field::new("since", "Used from", Form::Day),
            Field::new("people", "People aged 0 to 17", Form::Number),
        ],
        read: read::<Population>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }
}
