//! Document.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What sort of document it is.
    DocumentSort = "document_sort", "What sort of document it is" {
        Letter = "letter" "Letter",
        Report = "report" "Report",
        Plan = "plan" "Plan",
        Order = "order" "Court order",
        Form = "form" "Signed form",
        Photo = "photo" "Photo",
        ChildsWork = "childs_work" "Something the child made",
        Other = "other" "Something else",
    }
}

/// A document that was attached: its content is stored under its digest, its type and size were checked.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Day of the document.
    pub day: Day,
    /// What is it.
    pub title: String,
    /// What sort of document is it.
    pub sort: DocumentSort,
    /// Type of the file.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Digest of its content.
    pub digest: String,
    /// Name of the file as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Why it is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Kind of the record that it belongs to, where it belongs to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_kind: Option<String>,
    /// That record, by its identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_record: Option<String>,
}

impl Definition for Document {
    const KIND: &'static Kind = &Kind {
        name: "document",
        title: "Document",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the document", Form::Day),
            Field::new("title", "What is it?", Form::Text),
            Field::new("sort", "What sort of document is it?", Form::Choice(DocumentSort::SET)),
            Field::new("why", "Why is it kept?", Form::Text)
                .hint("Such as: the school asked for it at the review")
                .optional(),
            Field::new("media_type", "Type of the file", Form::Text).given(),
            Field::new("bytes", "Size in bytes", Form::Number).given(),
            Field::new("digest", "Digest of its content", Form::Text).given(),
            Field::new("name", "Name of the file as it was given", Form::Text).given().optional(),
            Field::new("to_kind", "Kind of the record that it belongs to", Form::Text).given().optional(),
            Field::new("to_record", "The record that it belongs to", Form::Text).given().optional(),
        ],
        read: read::<Document>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
