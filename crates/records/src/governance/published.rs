//! Figures a council has already published.

use calendar::{Day, Month, Period};
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What a published figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublishedPeriod {
    /// A month, or the end of it.
    Month(Month),
    /// A financial year, named by the year in which it ends.
    FinancialYear(u16),
    /// From the start of the financial year to the end of a month.
    YearToDate(Month),
}

impl PublishedPeriod {
    /// Its days.
    pub fn days(self) -> Period {
        match self {
            PublishedPeriod::Month(month) => month.period(),
            PublishedPeriod::FinancialYear(year) => Period::financial_year(i32::from(year)),
            PublishedPeriod::YearToDate(month) => Period::year_to_date(month),
        }
    }
}

/// A figure the council published before, or beside, this record. It is never recalculated; where two publications differ,
/// both are kept, each with its `run` (ruling 16).
///
/// Happened: the period. Percentages are plain numbers: 86.7, not 0.867.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PublishedFigure {
    /// The indicator: `8.2`.
    pub indicator: String,
    /// What it is about.
    pub period: PublishedPeriod,
    /// The value; missing where the publication has a dash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The numerator, where it was printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numerator: Option<f64>,
    /// The denominator, where it was printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator: Option<f64>,
    /// The figure as it was printed.
    pub printed: String,
    /// Which publication, and where in it: what tells two figures for one fact apart.
    pub run: String,
}

impl Definition for PublishedFigure {
    const KIND: &'static Kind = &Kind {
        name: "published_figure",
        title: "Published figure",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("indicator", "Indicator", Form::Text),
            Field::new("period", "Period", Form::Listing),
            Field::new("value", "Value", Form::Number).optional().hint("A percentage as 86.7"),
            Field::new("numerator", "Numerator", Form::Number).optional(),
            Field::new("denominator", "Denominator", Form::Number).optional(),
            Field::new("printed", "As printed", Form::Text),
            Field::new("run", "Publication", Form::Text),
        ],
        read: read::<PublishedFigure>,
    };

    fn happened(&self) -> Happened {
        let days = self.period.days();
        Happened::span(days.from, Some(days.to))
    }
}

/// A published table that splits a total: age bands, legal status. Kept so that its sum can be held against the total.
///
/// Happened: the day it was true. Shares are percentages as printed; counts are counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PublishedBreakdown {
    /// The indicator whose total it splits: `6.1`.
    pub indicator: String,
    /// By what: `age`, `legal status`.
    pub by: String,
    /// The day it was true.
    pub day: Day,
    /// Its parts: label, count where printed, percentage where printed.
    pub parts: Vec<(String, Option<f64>, Option<f64>)>,
    /// Which publication, and where in it.
    pub run: String,
}

impl Definition for PublishedBreakdown {
    const KIND: &'static Kind = &Kind {
        name: "published_breakdown",
        title: "Published breakdown",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("indicator", "Indicator", Form::Text),
            Field::new("by", "Split by", Form::Text),
            Field::new("day", "Day", Form::Day),
            Field::new("parts", "Parts", Form::Listing),
            Field::new("run", "Publication", Form::Text),
        ],
        read: read::<PublishedBreakdown>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
