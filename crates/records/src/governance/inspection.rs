//! Inspection: who reads, from when to when, and which children were drawn.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A child of the sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// Child.
    pub child: String,
}

/// An inspector may read, from a day to a day, the records of the children drawn at random for the inspection. The sample and
/// the number that it was drawn with are kept, so that anybody can draw it again.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    /// From.
    pub since: Day,
    /// To. The first day on which it no longer holds.
    pub until: Day,
    /// Which inspection.
    pub what: String,
    /// The number it was drawn with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// Which children were drawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sample: Vec<Drawn>,
}

const DRAWN: &[Field] = &[Field::new("child", "Child", Form::Child)];

impl Definition for Inspection {
    const KIND: &'static Kind = &Kind {
        name: "inspection",
        title: "Inspection",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).hint("The first day on which it no longer holds"),
            Field::new("what", "Which inspection?", Form::Text),
            Field::new("seed", "The number it was drawn with", Form::Number).optional(),
            Field::new("sample", "Which children were drawn?", Form::Parts(DRAWN)).optional(),
        ],
        read: read::<Inspection>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, Some(self.until))
    }

    fn check(&self) -> Vec<Trouble> {
        if self.until <= self.since {
            vec![Trouble::stops("until", "It must end after it begins")]
        } else {
            Vec::new()
        }
    }
}
