//! Return loaded.

use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A statutory return was loaded, with the tables it carried. Only a re-load of the same return of the same year, carrying
/// the same table, withdraws a row (ruling 17).
///
/// Happened: the collection year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnLoaded {
    /// Which return.
    pub name: String,
    /// Collection year. The year in which it closes.
    pub year: u16,
    /// Tables it carried.
    pub tables: Vec<String>,
}

impl Definition for ReturnLoaded {
    const KIND: &'static Kind = &Kind {
        name: "return_loaded",
        title: "Return loaded",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("name", "Which return", Form::Text),
            Field::new("year", "Collection year", Form::Number).hint("The year in which it closes"),
            Field::new("tables", "Tables it carried", Form::Listing),
        ],
        read: read::<ReturnLoaded>,
    };

    fn happened(&self) -> Happened {
        crate::coming_into_care::collection_year(self.year)
    }
}
