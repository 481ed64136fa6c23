//! A passage set apart.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::Html;

/// A passage set apart by a bar beside it: a definition, a note on the figures below.
#[derive(Clone, Debug, Template)]
#[template(source = r#"<div class="govuk-inset-text">{{ body }}</div>"#, ext = "html")]
pub struct Inset {
    body: Html,
}

impl Inset {
    /// The passage.
    pub fn new(body: impl Into<Html>) -> Inset {
        Inset { body: body.into() }
    }
}

impl HtmlSafe for Inset {}
