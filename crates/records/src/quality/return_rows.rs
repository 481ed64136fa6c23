//! Which rows of a return a child had, and what they said that the facts do not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The rows a return of one collection year carried about one child.
///
/// Facts say what was true; a return says it in its own codes, and sometimes contradicts itself. Everything that the rules
/// determine is derived from the facts on the way out. Where what was returned differs from what the facts give, the
/// original is kept here, column by column, and the contradiction is a finding. The list of rows also tells a re-load of
/// the same year which rows it no longer carries.
///
/// Happened: the collection year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnRows {
    /// Which return: `ssda903`.
    pub name: String,
    /// The year in which the collection closes.
    pub year: u16,
    /// The rows, in the order of the file.
    pub rows: Vec<ReturnedRow>,
}

/// One row of a return about a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnedRow {
    /// The table: `Episodes`.
    pub table: String,
    /// What names the row among the child's rows of that table: its first date, and a number where two share it.
    pub key: String,
    /// The columns whose text the facts do not give back, with that text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub said: BTreeMap<String, String>,
}

impl Definition for ReturnRows {
    const KIND: &'static Kind = &Kind {
        name: "return_rows",
        title: "Rows of a return",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("name", "Which return", Form::Text),
            Field::new("year", "Collection year", Form::Number).hint("The year in which it closes"),
            Field::new("rows", "Rows, with what they said that the facts do not", Form::Listing),
        ],
        read: read::<ReturnRows>,
    };

    fn happened(&self) -> Happened {
        crate::coming_into_care::collection_year(self.year)
    }
}
