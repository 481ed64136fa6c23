//! Figures shared with a region.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The authority shows its figures to a region: counts and percentages with small numbers hidden, and nothing that any of them
/// was counted from.
///
/// Happened: the span. Without it, or after its last day, the region is told that they are not shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresShared {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// With which region.
    pub region: String,
    /// Who decided it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

impl FiguresShared {
    /// Whether it holds on a day, for the region that is called so.
    pub fn holds(&self, region: &str, day: Day) -> bool {
        self.region.trim().eq_ignore_ascii_case(region.trim())
            && self.since <= day
            && self.until.is_none_or(|until| day <= until)
    }
}

impl Definition for FiguresShared {
    const KIND: &'static Kind = &Kind {
        name: "figures_shared",
        title: "Figures shared with a region",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("region", "With which region?", Form::Text)
                .hint("As whoever runs the region’s view calls it"),
            Field::new("by", "Who decided it?", Form::Text).optional(),
        ],
        read: read::<FiguresShared>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        match self.until {
            Some(until) if until < self.since => {
                vec![Trouble::stops(
                    "until",
                    "This is before its first day. Write the last day on which it holds.",
                )]
            }
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FiguresShared;

    #[test]
    fn it_holds_from_its_first_day_to_its_last_for_the_region_it_names() {
        let day = |text: &str| text.parse().unwrap();
        let shared = FiguresShared {
            since: day("2026-04-01"),
            until: Some(day("2026-09-30")),
            region: "The Fells".to_owned(),
            by: None,
        };
        for (region, on, expected) in [
            ("The Fells", "2026-03-31", false),
            ("The Fells", "2026-04-01", true),
            ("the fells ", "2026-09-30", true),
            ("The Fells", "2026-10-01", false),
            ("The Dales", "2026-05-01", false),
        ] {
            assert_eq!(shared.holds(region, day(on)), expected, "{region} {on}");
        }
    }
}
