//! Local standard.

use calendar::{Day, Length};
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A limit the authority has set for itself, stricter than the law or where the law has none. Shown beside the law, never
/// called law.
///
/// Happened: from the day it applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalStandard {
    /// Clock. The identifier of the statutory clock it stands beside.
    pub clock: String,
    /// From.
    pub since: Day,
    /// Limit. In the form of the counting conventions: 20W, 42D, 6K, 3M.
    pub limit: String,
    /// As the authority words it.
    pub words: String,
}

impl Definition for LocalStandard {
    const KIND: &'static Kind = &Kind {
        name: "local_standard",
        title: "Local standard",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("clock", "Clock", Form::Text)
                .hint("The identifier of the statutory clock it stands beside"),
            Field::new("since", "From", Form::Day),
            Field::new("limit", "Limit", Form::Text)
                .hint("In the form of the counting conventions: 20W, 42D, 6K, 3M"),
            Field::new("words", "As the authority words it", Form::Text),
        ],
        read: read::<LocalStandard>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }

    fn check(&self) -> Vec<Trouble> {
        let says = "Write a number and what it counts: 20W (working days), 42D (days), 6K (weeks), 3M (months); or T (each term)";
        let wrong = self.limit.trim().parse::<Length>().is_err();
        wrong.then(|| Trouble::stops("limit", says)).into_iter().collect()
    }
}
