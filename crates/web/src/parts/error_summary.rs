//! What is wrong with what was sent, at the top of the page.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::Address;

/// What is wrong with what was sent: a sentence each, with a link to its field. At the top of the
/// page, and the page's title then starts with "Error: ".
#[derive(Clone, Debug, Default, Template)]
#[template(path = "parts/error_summary.html")]
pub struct ErrorSummary {
    errors: Vec<(String, Address)>,
}

impl ErrorSummary {
    /// Nothing wrong so far.
    pub fn new() -> ErrorSummary {
        ErrorSummary::default()
    }

    /// One more sentence, and the field it is about (`Address::new("#month")`).
    #[must_use]
    pub fn error(mut self, sentence: impl Into<String>, field: impl Into<Address>) -> ErrorSummary {
        self.errors.push((sentence.into(), field.into()));
        self
    }

    /// One more sentence, and the identifier of the field it is about.
    #[must_use]
    pub fn at(self, sentence: impl Into<String>, id: &str) -> ErrorSummary {
        self.error(sentence, Address::here(id))
    }

    /// Whether something is wrong with the field of this identifier.
    pub fn says(&self, id: &str) -> bool {
        let here = Address::here(id);
        self.errors.iter().any(|(_, field)| *field == here)
    }

    /// Whether nothing is wrong: then there is no summary to show.
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }
}

impl HtmlSafe for ErrorSummary {}
