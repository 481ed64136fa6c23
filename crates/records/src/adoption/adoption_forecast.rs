//! Forecast of adoptions in a year.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// How many adoptions were expected by 31 March, as it stood on the day on which it was made. Never changed after: it is
/// compared with what came.
///
/// Happened: the day. Source: capabilities ADO-08.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AdoptionForecast {
    /// Made on.
    pub day: Day,
    /// Year that ends on 31 March.
    pub year: f64,
    /// Adopted already.
    pub made: f64,
    /// Likely.
    pub likely: f64,
    /// Possible.
    pub possible: f64,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Definition for AdoptionForecast {
    const KIND: &'static Kind = &Kind {
        name: "adoption_forecast",
        title: "Forecast of adoptions in a year",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("day", "Made on", Form::Day),
            Field::new("year", "Year that ends on 31 March", Form::Number),
            Field::new("made", "Adopted already", Form::Number),
            Field::new("likely", "Likely", Form::Number),
            Field::new("possible", "Possible", Form::Number),
            Field::new("words", "What it rests on", Form::Text).optional(),
        ],
        read: read::<AdoptionForecast>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
