//! Targets with their red, amber and green bands.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// One end of a band.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Limit {
    /// The value at the end.
    pub value: f64,
    /// Whether the value itself is inside.
    pub inside: bool,
}

/// A run of values; an end that is missing is open for ever.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Band {
    /// The lower end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<Limit>,
    /// The upper end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<Limit>,
}

impl Band {
    /// Whether an unrounded value is in the band.
    pub fn contains(&self, value: f64) -> bool {
        self.low.is_none_or(|low| value > low.value || (low.inside && value == low.value))
            && self.high.is_none_or(|high| value < high.value || (high.inside && value == high.value))
    }
}

/// The target of an indicator from a day, with its bands.
///
/// Happened: from the first day it applies. Bands are of the unrounded value, percentages as 86.7. A band that the authority
/// has not set is missing: nothing is guessed. The words as printed are kept, with any way in which the bands do not tile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// The indicator: `8.2`.
    pub indicator: String,
    /// The first day it applies.
    pub since: Day,
    /// The last day, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Green.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub green: Option<Band>,
    /// Amber.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amber: Option<Band>,
    /// Red.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub red: Option<Band>,
    /// Red, amber and green as printed.
    pub printed: [String; 3],
    /// Whether the colour is judged on the year to date only (the council pack's 6.9).
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub year_to_date_only: bool,
    /// Who set it, where it was read.
    pub run: String,
}

impl Definition for Target {
    const KIND: &'static Kind = &Kind {
        name: "target",
        title: "Target",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("indicator", "Indicator", Form::Text),
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("green", "Green", Form::Listing).optional(),
            Field::new("amber", "Amber", Form::Listing).optional(),
            Field::new("red", "Red", Form::Listing).optional(),
            Field::new("printed", "As printed: red, amber, green", Form::Listing),
            Field::new("year_to_date_only", "Is only the year to date judged?", Form::YesNo),
            Field::new("run", "Source", Form::Text),
        ],
        read: read::<Target>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_inside_or_not() {
        let amber = Band {
            low: Some(Limit { value: 90.0, inside: true }),
            high: Some(Limit { value: 95.0, inside: false }),
        };
        for (value, inside) in [(89.96, false), (90.0, true), (94.99, true), (95.0, false)] {
            assert_eq!(amber.contains(value), inside, "{value}");
        }
        assert!(Band::default().contains(f64::MIN));
    }
}
