//! Figures to compare with.

use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What others achieved: the average of similar authorities, the best of them, England. Each carries the year it is of;
/// years are never mixed silently.
///
/// Happened: the financial year of the value. Percentages are plain numbers: 86.7.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Benchmark {
    /// The indicator: `8.2`.
    pub indicator: String,
    /// Whose: `statistical_neighbour_average`, `best_statistical_neighbour`, `national_average`,
    /// `national_top_quartile_threshold`.
    pub of: String,
    /// The financial year of the value, named by the year in which it ends.
    pub year: u16,
    /// The value; missing where the source has a dash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// As printed.
    pub printed: String,
    /// The year as the source words it.
    pub period_words: String,
    /// Where it was read.
    pub run: String,
}

impl Definition for Benchmark {
    const KIND: &'static Kind = &Kind {
        name: "benchmark",
        title: "Benchmark",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("indicator", "Indicator", Form::Text),
            Field::new("of", "Whose", Form::Text),
            Field::new("year", "Financial year", Form::Number).hint("The year in which it ends"),
            Field::new("value", "Value", Form::Number).optional(),
            Field::new("printed", "As printed", Form::Text),
            Field::new("period_words", "Year as worded", Form::Text),
            Field::new("run", "Source", Form::Text),
        ],
        read: read::<Benchmark>,
    };

    fn happened(&self) -> Happened {
        crate::coming_into_care::collection_year(self.year)
    }
}
