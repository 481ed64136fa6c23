//! Faults known of a publication.

use calendar::{Day, Month};
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What is expected to find a fault when the publication is loaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultFound {
    /// A rule of reconciliation, in each of these months and about each of these indicators.
    ByRule {
        /// The rule: `stock-and-flow`.
        rule: String,
        /// The months in which it finds the fault.
        months: Vec<Month>,
        /// The indicators it finds it about: `6.1`.
        figures: Vec<String>,
    },
    /// No rule.
    ByNone {
        /// Why none can: the figure stands in prose, the table is not loaded.
        because: String,
    },
}

/// A way in which a publication disagrees with itself that somebody found by reading it. It is said beside what the rules
/// find, so that a reader knows what rules can find and what they cannot.
///
/// Happened: the day of the publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedFault {
    /// Its number in the list: `X05`.
    pub number: String,
    /// What it is about.
    pub subject: String,
    /// One figure or reading.
    pub one: String,
    /// The other; blank where there is no other.
    pub other: String,
    /// What finds it.
    pub found: FaultFound,
    /// The day of the publication.
    pub day: Day,
    /// Which publication.
    pub run: String,
}

impl Definition for PublishedFault {
    const KIND: &'static Kind = &Kind {
        name: "published_fault",
        title: "Known fault of a publication",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("number", "Number", Form::Text),
            Field::new("subject", "Subject", Form::Text),
            Field::new("one", "One figure or reading", Form::Text),
            Field::new("other", "The other", Form::Text),
            Field::new("found", "What finds it", Form::Listing)
                .hint("A rule with months and indicators, or why none"),
            Field::new("day", "Day of the publication", Form::Day),
            Field::new("run", "Publication", Form::Text),
        ],
        read: read::<PublishedFault>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
